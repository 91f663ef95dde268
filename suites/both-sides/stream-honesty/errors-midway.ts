import { holds, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { sentinel, textOf } from '../../chat/chunks.ts';
import { at, isText } from '../../json.ts';
import { overScripted, perform, type Script, type Scripted } from '../scripted.ts';
import { brokeOff, endOf, errorIn, goodEnd, hung, isHeard, refused, tellsError } from './told.ts';

const text = 'red orange yellow green blue indigo violet white';
const script = (name: string, words: Script['words']): Script => ({ name, words, says: `Repeat exactly: ${text}` });

export default scenario({
  id: 'errors-midway',
  title: 'Streams in which the model tells of an error, or says what is no JSON',
  needs: ['model', 'upstream'],
  cost: { requests: 4, tokens: 400 },
  exchange: async (gateway) => {
    const all = await perform(gateway, [
      script('an error after four events', { error: 4 }),
      script('an error as the first event', { error: 0 }),
      script('an event cut short among whole ones', { garbage: 3 }),
      script('an event cut short before all others', { garbage: 0 }),
    ]);
    return { midway: all.slice(0, 1), first: all.slice(1, 2), garbage: all.slice(2) };
  },
  judges: {
    'stream-honesty.error-event-arrives': ({ midway }) => overScripted(midway, tells),
    'stream-honesty.first-error-is-told': ({ first }) => overScripted(first, isTold),
    'stream-honesty.error-says-why': ({ midway, first }) => overScripted([...midway, ...first], saysWhy),
    'stream-honesty.error-is-the-end': ({ midway, first }) => overScripted([...midway, ...first], isTheEnd),
    'stream-honesty.ends-with-its-source': ({ midway, first }) => overScripted([...midway, ...first], ends),
    'stream-honesty.garbage-is-no-text': ({ garbage }) => overScripted(garbage, isNoText),
  },
});

/** The connection may break as well, but then nobody knows why. */
function tells({ answer }: Scripted): readonly Problem[] {
  if (refused(answer) || errorIn(answer) !== undefined) return kept;
  const found = [problem('the stream', 'an event with the error under "error"', endOf(answer))];
  return brokeOff(answer) ? softly(found) : found; // for Python, what has a name alone is a chunk like any other
}

/** The SDKs raise whatever stands under "error", and find a message in an object alone. */
function saysWhy({ answer }: Scripted): readonly Problem[] {
  const error = errorIn(answer);
  return error === undefined
    ? kept
    : holds('the error', error, 'an object with a message', isText(at(error, 'message')));
}

const isTold = (one: Scripted): readonly Problem[] => {
  if (textOf(one.answer).trim() === text) return kept; // another attempt has answered
  return tells(one);
};

/** After an error the sentinel is harmless, as vLLM sends it; a good end is not. */
function isTheEnd({ answer }: Scripted): readonly Problem[] {
  if (!tellsError(answer)) return kept;
  const finish = goodEnd(answer);
  return holds('finish_reason beside the error', finish, 'none that says all is well', finish === undefined);
}

/** Whoever has read the error may still wait for the end: curl does, and so does what counts open streams. */
const ends = ({ answer }: Scripted): readonly Problem[] =>
  holds('the answer after the error', endOf(answer), 'an end, once its source had ended', !hung(answer));

/** What is no JSON may be passed on, for the client to stumble over, or turned into an error: a word was lost with it. */
function isNoText({ answer }: Scripted): readonly Problem[] {
  const said = textOf(answer).trim();
  const words = text.split(' ');
  const own = said.split(' ').every((word) => word === '' || words.includes(word));
  if (!own) return [problem('the text', `no words but those of "${text}"`, said)];
  if (said === text || isHeard(answer) || answer.events.some(isBroken)) return kept;
  if (hung(answer)) return [problem('the stream', 'an end', endOf(answer))];
  return [problem('the text', `"${text}", or an error`, `"${said}"; ${endOf(answer)}`)];
}

/** Whether every SDK throws at an event. */
function isBroken({ data }: { readonly data: string }): boolean {
  if (data.trim() === sentinel) return false;
  try {
    JSON.parse(data);
    return false;
  } catch {
    return true;
  }
}
