import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { byChoice, chunksOf, deltasOf, speaks } from '../chat/chunks.ts';
import { at, isText } from '../json.ts';

/** Fewer events, or a shorter wait, and a fast model cannot be told from a buffer. */
const enoughEvents = 8;
const enoughMs = 500;
/** Nothing generates this many words in so short a time: they were held back. */
const burstMs = 50;
const cap = 400;

interface Seen {
  readonly long: Exchange;
  /** The stream of a short answer, asked for at the same time. */
  readonly short: Exchange;
}

export default scenario({
  id: 'incremental-delivery',
  title: 'A long stream, watched as it arrives',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: cap + 80 },
  exchange: async (gateway): Promise<Seen> => {
    const body = cappedAt(gateway, cap, 'Count from 1 to 150 in words.');
    // At once: whatever else keeps the target or this machine busy, they wait for alike.
    const [short, long] = await Promise.all([
      gateway.streamChat(),
      gateway.post('/chat/completions', { ...body, stream: true }),
    ]);
    return { short, long };
  },
  judges: {
    'streaming.arrives-in-pieces': ({ long, short }) => arrivesInPieces(long, short),
    'streaming.text-once': ({ long }) => saysItOnce(long),
  },
});

/** Only what every delta shows is believed: an answer may well repeat a word. */
function saysItOnce(answer: Exchange): Judgement {
  const texts = deltasOf(chunksOf(answer))
    .map(({ delta }) => at(delta, 'content'))
    .filter(isText);
  if (texts.length < enoughEvents) {
    return inconclusive(`only ${texts.length} events with text came; ${enoughEvents} are needed to judge`);
  }
  const varied = new Set(texts).size > 1; // a model that says one word over and over has said it that often
  const doubled = varied && texts.length % 2 === 0 && texts.every((text, at) => text === texts[at - (at % 2)]);
  const cumulative = varied && texts.every((text, at) => at === 0 || text.startsWith(texts[at - 1] ?? ''));
  return [
    ...holds('the text', texts.slice(0, 4), 'each piece once', !doubled),
    ...holds('the text', texts.slice(0, 4), 'only what is new in each delta', doubled || !cumulative),
  ];
}

/**
 * Whether the words of a stream come while they are made, not all at once at its end. A slow start alone is no buffer:
 * the short answer would have waited as long.
 */
export function arrivesInPieces(answer: Exchange, short: Exchange): Judgement {
  const words = wordsOf(answer);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < enoughEvents) {
    return inconclusive(`only ${words.length} events with words came; ${enoughEvents} are needed to judge`);
  }
  if (answer.wire.endAt < enoughMs) {
    return inconclusive(`the whole stream took ${Math.round(answer.wire.endAt)} ms; ${enoughMs} are needed to judge`);
  }
  const spread = last.at - first.at;
  if (spread > burstMs) return kept;
  const made = first.at - (wordsOf(short)[0]?.at ?? 0);
  if (made < enoughMs / 2) {
    return inconclusive(`a short answer took only ${Math.round(made)} ms less to begin, so both may have begun late`);
  }
  const seen = `${words.length} events within ${Math.round(spread)} ms, ${Math.round(first.at)} ms after the request`;
  return [
    problem('the arrival of the words', `spread over the ${Math.round(answer.wire.endAt)} ms of the answer`, seen),
  ];
}

const wordsOf = (answer: Exchange) => [...byChoice(deltasOf(chunksOf(answer))).values()].flat().filter(speaks);
