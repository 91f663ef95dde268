import type { Exchange } from '../../harness/gateway/exchange.ts';
import { errorOf } from '../chat/chunks.ts';

/** Whether a stream says that it was broken off: by an error in place of a chunk, or by an event of that name. */
export const isBrokenOff = (answer: Exchange): boolean =>
  errorOf(answer) !== undefined ||
  answer.events.some(({ event, data }) => event === 'error' && !data.includes('"choices"'));
