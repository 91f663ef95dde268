import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { textOf } from '../chat/chunks.ts';
import { at } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { isAStream } from './framing.ts';

/** Several tokens long, so that a server sees its beginning before it knows that it must stop. */
const stop = 'gamma delta';
const prompt = `Repeat exactly: alpha beta ${stop} epsilon zeta`;
/** Fewer letters may end any word. */
const shortestPiece = 3;

interface Twins {
  readonly plain: Exchange;
  readonly streamed: Exchange;
}

export default scenario({
  id: 'stream-stops',
  title: 'A stop sequence, plain and streamed',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: 120 },
  exchange: async (gateway): Promise<Twins> => {
    const patch = { messages: [{ role: 'user', content: prompt }], stop: [stop] };
    const [plain, streamed] = await Promise.all([gateway.chat(patch), gateway.streamChat(patch)]);
    return { plain, streamed };
  },
  judges: {
    'streaming.is-a-stream': ({ streamed }) => declined(streamed) ?? isAStream(streamed),
    'streaming.stops-unseen': ({ plain, streamed }) => declined(streamed) ?? isUnseen(plain, streamed),
  },
});

const declined = (answer: Exchange) => declinesParameter(answer, 'stop');

function isUnseen(plain: Exchange, streamed: Exchange): Judgement {
  const text = textOf(streamed).toLowerCase();
  const twin = at(plain.json, 'choices', 0, 'message', 'content');
  if (!text.includes('alpha')) return inconclusive('the stream does not repeat what it was asked to repeat');
  const found = [problem('the text of the stream', `nothing of the stop sequence "${stop}"`, textOf(streamed))];
  // Who goes on after it ignores `stop` altogether; who ends with it shows what was to be hidden.
  if (text.includes('epsilon')) return softly(found);
  if (text.includes(stop)) return found;
  if (!endsInPiece(text)) return kept;
  if (typeof twin !== 'string' || endsInPiece(twin.toLowerCase())) {
    return inconclusive('the plain answer ends in the same words, so the model may have meant them');
  }
  return found;
}

function endsInPiece(text: string): boolean {
  const end = text.trimEnd();
  return Array.from(stop, (_, length) => stop.slice(0, length)).some(
    (piece) => piece.length >= shortestPiece && end.endsWith(piece.trimEnd()),
  );
}
