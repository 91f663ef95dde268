import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, holds, inconclusive, type Judgement, notOffered, type Undecided } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { chunksOf, deltasOf, textOf } from '../chat/chunks.ts';
import { at, isText } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { finalUsage } from '../streaming/usage.ts';

const words = ['alpha', 'beta', 'gamma', 'delta'];
/** So few that any count to thirty is cut. */
const cap = 8;
const counting = 'Count from 1 to 30 separated by spaces.';

/** The same request, plain and streamed. */
interface Twins {
  readonly plain: Exchange;
  readonly streamed: Exchange;
}

interface Seen {
  /** A few words, repeated to their end. */
  readonly whole: Twins;
  /** A count that its limit cuts. */
  readonly cut: Twins;
}

export default scenario({
  id: 'twins',
  title: 'Chat completions and their streamed twins',
  needs: ['model'],
  model: true,
  cost: { requests: 4, tokens: 200 },
  exchange: async (gateway): Promise<Seen> => {
    const repeat = { messages: [{ role: 'user', content: `Repeat exactly: ${words.join(' ')}` }] };
    const count = cappedAt(gateway, cap, counting);
    const [plain, streamed, plainCut, streamedCut] = await Promise.all([
      gateway.chat(repeat),
      gateway.streamChat(repeat),
      gateway.post('/chat/completions', count),
      gateway.post('/chat/completions', { ...count, stream: true, stream_options: { include_usage: true } }),
    ]);
    return { whole: { plain, streamed }, cut: { plain: plainCut, streamed: streamedCut } };
  },
  judges: {
    'agreement.whole-text': ({ whole }) => sayTheSame(whole),
    'agreement.finish-reason': ({ cut }) => declined(cut) ?? endAlike(cut),
    'agreement.model': ({ whole }) => nameOneModel(whole),
    'agreement.prompt-tokens': ({ cut }) => declined(cut) ?? countAlike(cut, 'prompt_tokens', 0),
    'agreement.completion-tokens': ({ cut }) =>
      declined(cut) ??
      (bothCut(cut) ? countAlike(cut, 'completion_tokens', 1) : inconclusive('the answers were not cut at the limit')),
  },
});

const declined = ({ streamed }: Twins) => declinesParameter(streamed, 'stream_options', 'include_usage');

const plainReason = ({ plain }: Twins): unknown => at(plain.json, 'choices', 0, 'finish_reason');
const streamedReason = ({ streamed }: Twins): unknown =>
  deltasOf(chunksOf(streamed)).findLast(({ finishReason }) => finishReason !== null)?.finishReason;

const bothCut = (twins: Twins): boolean => plainReason(twins) === 'length' && streamedReason(twins) === 'length';

/** A model may say what it likes: only a plain answer of just these words says what the stream has to hold. */
function sayTheSame(twins: Twins): Judgement {
  const said = wordsOf(at(twins.plain.json, 'choices', 0, 'message', 'content'));
  if (said.join() !== words.join() || plainReason(twins) !== 'stop') {
    return inconclusive('the plain answer does not repeat the words it was asked to repeat');
  }
  if (streamedReason(twins) !== 'stop') return inconclusive('the stream did not come to its own end');
  const streamed = wordsOf(textOf(twins.streamed));
  const lost = words.filter((word) => !streamed.includes(word));
  const again = words.every((word) => streamed.filter((one) => one === word).length > 1);
  return [
    ...holds('the text of the stream', textOf(twins.streamed), `"${words.join(' ')}"`, lost.length === 0),
    ...holds('the text of the stream', textOf(twins.streamed), 'the text once', !again),
  ];
}

const wordsOf = (text: unknown): readonly string[] =>
  typeof text === 'string' ? (text.toLowerCase().match(/[a-z]+/g) ?? []) : [];

function endAlike(twins: Twins): Judgement {
  const [plain, streamed] = [plainReason(twins), streamedReason(twins)];
  if (!isText(plain) || !isText(streamed)) return inconclusive('one of the two did not end');
  return equal('the finish_reason of the stream', streamed, plain);
}

function nameOneModel({ plain, streamed }: Twins): Judgement {
  const [one, other] = [at(plain.json, 'model'), at(chunksOf(streamed).at(-1)?.value, 'model')];
  if (!isText(one) || !isText(other)) return inconclusive('one of the two names no model');
  return equal('the model of the stream', other, one);
}

function countAlike({ plain, streamed }: Twins, name: string, tolerance: number): Judgement {
  const [one, other] = [at(plain.json, 'usage', name), at(finalUsage(streamed), name)];
  if (typeof one !== 'number' || typeof other !== 'number') return without(name);
  return holds(`usage.${name} of the stream`, other, String(one), Math.abs(one - other) <= tolerance);
}

/** Whether usage is reported at all is judged by `chat.usage-present` and `streaming.usage-when-asked`. */
const without = (name: string): Undecided => notOffered(`one of the two reports no ${name}`);
