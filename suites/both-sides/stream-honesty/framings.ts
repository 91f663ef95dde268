import { kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { sentinel, textOf } from '../../chat/chunks.ts';
import { dataIsJson, everyEventIsEnded } from '../../streaming/framing.ts';
import { overScripted, perform, type Scripted } from '../scripted.ts';
import { endOf, goodEnd, isHeard, refused, tellsError } from './told.ts';

/** Characters of two, three and four bytes, and what JSON escapes. */
const text = 'Grüße aus 東京 🪨🗿 and "quotes" \\ back / slash ﬁn';

const frames = {
  crlf: 'lines that end in CRLF',
  cr: 'lines that end in CR',
  'no-space': 'no space after "data:"',
  'multi-line': 'JSON over several data lines',
  comments: 'comments between the events',
  events: 'event, id and retry fields',
  bytes: 'one byte in each write',
  joined: 'many events in one write',
  'split-utf8': 'writes that end inside a character',
  'split-escape': 'writes that end inside a JSON escape',
} as const;

/** What comes after the large event. */
const rest = 'and a few words more';
const large = 1024 * 1024; // bytes: a file as the argument of a tool, or a picture, in one event

export default scenario({
  id: 'framings',
  title: 'One text, in every framing that server-sent events allow',
  needs: ['model', 'upstream'],
  cost: { requests: 11, tokens: 1100 },
  exchange: async (gateway) => {
    const says = `Repeat exactly: ${text}`;
    const all = await perform(gateway, [
      ...Object.entries(frames).map(([frame, name]) => ({ name, words: { frame }, says })),
      { name: 'an event of 1 MiB', words: { pad: large }, says: `Repeat exactly: ${rest}` },
    ]);
    return { framed: all.slice(0, -1), large: all.slice(-1) };
  },
  judges: {
    'stream-honesty.every-framing': ({ framed }) =>
      overScripted(
        framed.filter((one) => !isRare(one)),
        (one) => saysIt(one, text),
      ),
    'stream-honesty.bare-returns': ({ framed }) => overScripted(framed.filter(isRare), (one) => saysIt(one, text)),
    'stream-honesty.same-characters': ({ framed }) => overScripted(framed, hasSameCharacters),
    'stream-honesty.valid-events': ({ framed }) =>
      overScripted(
        framed.filter((one) => !isRare(one)),
        isValid,
      ),
    'stream-honesty.large-events': ({ large }) => overScripted(large, arrivesOrFails),
  },
});

/** Lines that end in CR alone: allowed, and sent by nobody known. */
const isRare = ({ words }: Scripted): boolean => words['frame'] === 'cr';

/** All the words; a character that is not what it was is spoken of by `hasSameCharacters`. */
function saysIt({ answer }: Scripted, expected: string): readonly Problem[] {
  const said = textOf(answer);
  const ended = goodEnd(answer) !== undefined && !isHeard(answer);
  if (ended && (said.trim() === expected.trim() || isMangled(said))) return kept;
  return [problem('the text', expected, `${said.slice(0, 80)} (${said.length} characters; ${endOf(answer)})`)];
}

const withoutSpecial = (words: string): string => words.replace(/[^ -~]|\?/g, '').trim();

/** The same words, but for characters that are not of ASCII, or stand for what could not be read. */
const isMangled = (said: string): boolean => said.trim() !== text && withoutSpecial(said) === withoutSpecial(text);

function hasSameCharacters({ answer }: Scripted): readonly Problem[] {
  const said = textOf(answer);
  if (!answer.validUtf8) return [problem('the bytes of the stream', 'valid UTF-8', said)];
  return isMangled(said) ? [problem('the text', text, said)] : kept;
}

function isValid({ answer }: Scripted): readonly Problem[] {
  if (isHeard(answer)) return kept;
  const sentinels = answer.events.filter(({ data }) => data === sentinel).length;
  return [
    ...dataIsJson(answer),
    ...everyEventIsEnded(answer),
    ...(sentinels === 1 ? kept : [problem('the events', `${sentinel} once`, `${sentinels} times; ${endOf(answer)}`)]),
  ];
}

/** A limit that is said aloud loses an answer; one that is not loses it in silence. */
function arrivesOrFails(one: Scripted): readonly Problem[] {
  const problems = saysIt(one, `${'x'.repeat(large)}${rest}`).map((found) => ({
    ...found,
    expected: `${large} letters and the rest of the answer`,
  }));
  return refused(one.answer) || tellsError(one.answer) ? softly(problems) : problems;
}
