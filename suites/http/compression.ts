import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { arrivesInPieces } from '../streaming/incremental-delivery.ts';
import { codingOf, decoded } from './coding.ts';

/** What openai-node sends by fetch. */
const headers = { 'accept-encoding': 'gzip, deflate' };
const cap = 400; // as many words as it takes to tell a stream from a buffer

interface Seen {
  readonly plain: Pair;
  readonly streamed: Pair;
  /** Null where streams are not compressed. */
  readonly long: Pair | null;
}

/** An answer as it came, and as a client reads it. */
interface Pair {
  readonly coded: Exchange;
  readonly read: Exchange | null;
}

export default scenario({
  id: 'compression',
  title: 'A chat and a stream for a client that accepts compression',
  needs: ['model'],
  model: true,
  cost: { requests: 3, tokens: cap + 120 },
  exchange: async (gateway): Promise<Seen> => {
    const pair = async (coded: Exchange): Promise<Pair> => ({ coded, read: await decoded(coded) });
    const [plain, streamed] = await Promise.all([
      gateway.chat({}, { headers }).then(pair),
      gateway.streamChat({}, { headers }).then(pair),
    ]);
    if (codingOf(streamed.coded) === null) return { plain, streamed, long: null };
    const body = { ...cappedAt(gateway, cap, 'Count from 1 to 150 in words.'), stream: true };
    return { plain, streamed, long: await pair(await gateway.post('/chat/completions', body, { headers })) };
  },
  judges: {
    'http.compression-decodes': ({ plain, streamed }) => {
      if (!plain.coded.ok) return notOffered(`the chat was not answered: ${statusAndBody(plain.coded)}`);
      return [
        ...everyOne({ 'the chat': plain.coded }, () => isReadable(plain, (read) => read.jsonError === null)),
        ...everyOne({ 'the stream': streamed.coded }, () => isReadable(streamed, (read) => read.events.length > 0)),
      ];
    },
    'http.compressed-streams-flow': ({ long, streamed }): Judgement => {
      if (long === null) return notOffered('streams are not compressed');
      return long.read === null ? kept : arrivesInPieces(long.read, streamed.read ?? streamed.coded);
    },
  },
});

function isReadable({ coded, read }: Pair, makesSense: (read: Exchange) => boolean): readonly Problem[] {
  if (!coded.ok) return kept;
  const coding = codingOf(coded);
  if (read === null)
    return [problem('the body', 'gzip or deflate, as accepted and named', `content-encoding: ${coding}`)];
  const vary = coded.header('vary') ?? '';
  return [
    ...holds('the decoded body', read.text.slice(0, 80), 'an answer', makesSense(read)),
    ...holds('the vary header', vary, '"accept-encoding"', coding === null || /\*|accept-encoding/i.test(vary)),
  ];
}
