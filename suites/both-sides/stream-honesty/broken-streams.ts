import { holds, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { textOf } from '../../chat/chunks.ts';
import { answersAgain } from '../provoked.ts';
import { areBounded } from '../resilience/attempts.ts';
import { overScripted, perform, type Script, type Scripted } from '../scripted.ts';
import { brokeOff, endOf, goodEnd, hung, isHeard, refused, saysDone, tellsError } from './told.ts';

const text = 'one two three four five six seven eight nine ten';
const points = {
  headers: 'before the headers',
  body: 'before the first event',
  3: 'in mid-stream',
  '3.5': 'within an event',
  8: 'near the end',
} as const;

const script = (name: string, words: Script['words']): Script => ({ name, words, says: `Repeat exactly: ${text}` });

const broken = (['cut', 'end'] as const).flatMap((manner) =>
  Object.entries(points).map(([point, where]) =>
    script(`${manner === 'cut' ? 'RST' : 'FIN'} ${where}`, { [manner]: point }),
  ),
);
const stopped = [
  script('an end in order before the first event', { stop: 'body' }),
  script('an end in order after three events', { stop: 3 }),
  script('an end in order near the end', { stop: 8 }),
];
const unsealed = (['cut', 'end'] as const).map((manner) =>
  script(`${manner === 'cut' ? 'RST' : 'FIN'} in place of [DONE]`, { [manner]: 'finish' }),
);

export default scenario({
  id: 'broken-streams',
  title: 'Streams that break off between the model and the gateway',
  needs: ['model', 'upstream'],
  alone: true, // what breaks may make a gateway turn away whoever asks beside it
  cost: { requests: 19, tokens: 900 },
  exchange: async (gateway) => {
    await answersAgain(gateway);
    const all = await perform(gateway, [...broken, ...stopped, ...unsealed]);
    return {
      broken: all.slice(0, broken.length),
      stopped: all.slice(broken.length, broken.length + stopped.length),
      unsealed: all.slice(broken.length + stopped.length),
    };
  },
  judges: {
    'stream-honesty.cut-is-no-success': ({ broken }) => overScripted(broken, isNoSuccess),
    'stream-honesty.no-invented-end': ({ stopped }) => overScripted(stopped, inventsNoEnd),
    'stream-honesty.ends-with-its-source': ({ broken, stopped, unsealed }) =>
      overScripted([...broken.filter(isMidway), ...stopped, ...unsealed], ends),
    'stream-honesty.whole-text-stays': ({ unsealed }) => overScripted(unsealed, keepsText),
    'resilience.bounded-attempts': ({ broken }) => overScripted(broken, areBounded),
    'stream-honesty.no-spliced-text': ({ broken, stopped }) => overScripted([...broken, ...stopped], splicesNothing),
  },
});

const isMidway = ({ words }: Scripted): boolean => /^\d/.test(String(words['cut'] ?? words['end']));

/** Whether the words are those of the model in full: another attempt, or another provider, has answered after all. */
const isWhole = ({ answer }: Scripted): boolean => textOf(answer).trim() === text;

function isNoSuccess(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (isHeard(answer) || isWhole(one) || hung(answer) || isSpliced(one)) return kept; // the last two have judges of their own
  return [problem('the answer', 'an error status, an error event or a broken connection', endOf(answer))];
}

/** The end of the HTTP message says nothing of the end of the answer: that is what finish_reason and [DONE] are for. */
function inventsNoEnd(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (isHeard(answer) || isWhole(one) || isSpliced(one)) return kept;
  const found = [problem('the end', 'none that the model did not send, or an error', endOf(answer))];
  if (goodEnd(answer) !== undefined) return found;
  return saysDone(answer) ? softly(found) : kept;
}

const ends = ({ answer }: Scripted): readonly Problem[] =>
  holds('the answer', endOf(answer), 'an end, once its source had ended', !hung(answer));

function keepsText(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (isWhole(one) || isSpliced(one)) return kept;
  const found = [problem('the text before the break', text, textOf(answer))];
  return refused(answer) || tellsError(answer) || brokeOff(answer) ? softly(found) : found;
}

/** A second attempt begins anew: what was said before it must not stand before it. */
const isSpliced = ({ answer }: Scripted): boolean => {
  const said = textOf(answer).trim();
  return said.startsWith(text.slice(0, 3)) && !text.startsWith(said);
};

const splicesNothing = (one: Scripted): readonly Problem[] =>
  holds('the text', textOf(one.answer), `no more than "${text}"`, !isSpliced(one));
