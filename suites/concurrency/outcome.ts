import type { Exchange } from '../../harness/gateway/exchange.ts';
import { chunksOf, deltasOf, errorOf } from '../chat/chunks.ts';
import { at } from '../json.ts';

/** A request, the word that only its answer may hold, and that answer. */
export interface Asked {
  readonly nonce: string;
  readonly streamed: boolean;
  readonly answer: Exchange;
}

/** What became of a request, as one word: exactly one per request, so that the figures add up. */
export function outcomeOf({ answer, streamed }: Asked): string {
  if (answer.status === 429 || answer.status === 503) return 'refused';
  if (answer.status !== 200) return answer.status === null ? answer.wire.ending : `status ${answer.status}`;
  if (answer.wire.ending !== 'complete') return 'cut';
  if (streamed && errorOf(answer) !== undefined) return 'failed';
  if (streamed) return isWhole(answer) ? 'ok' : 'cut';
  return at(answer.json, 'choices', 0, 'message') === undefined ? 'malformed' : 'ok';
}

/** A finish is what a cut stream lacks; a missing sentinel is another requirement's line. */
const isWhole = (answer: Exchange): boolean =>
  deltasOf(chunksOf(answer)).some(({ finishReason }) => finishReason !== null);
