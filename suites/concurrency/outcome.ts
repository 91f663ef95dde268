import type { Exchange } from '../../harness/gateway/exchange.ts';
import { chunksOf, deltasOf, errorOf, sentinel } from '../chat/chunks.ts';
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
  if (streamed && errorOf(answer) !== undefined) return 'failed';
  if (answer.wire.ending !== 'complete' && !(streamed && saysItIsWhole(answer))) return 'cut';
  if (streamed) return isWhole(answer) ? 'ok' : 'cut';
  return at(answer.json, 'choices', 0, 'message') === undefined ? 'malformed' : 'ok';
}

/** How the response ends after the sentinel is a line of its own: the answer is there. */
const saysItIsWhole = ({ events }: Exchange): boolean => events.some(({ data }) => data === sentinel);

/** A finish is what a cut stream lacks; a missing sentinel is another requirement's line. */
const isWhole = (answer: Exchange): boolean =>
  deltasOf(chunksOf(answer)).some(({ finishReason }) => finishReason !== null);
