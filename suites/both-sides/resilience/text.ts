import type { Exchange } from '../../../harness/gateway/exchange.ts';
import { chunksOf, sentinel } from '../../chat/chunks.ts';
import { at, list } from '../../json.ts';

/** What the model is told to say: few enough words for the smallest request, each another one. */
export const words = 'slate basalt granite marble gneiss chalk flint schist shale tuff';

export const asksForWords = `Repeat exactly: ${words}`;

/** The text of an answer, streamed or whole. */
export function textOf(answer: Exchange): string {
  if (answer.mediaType !== 'text/event-stream')
    return String(at(answer.json, 'choices', 0, 'message', 'content') ?? '');
  return chunksOf(answer)
    .map(({ value }) => String(at(value, 'choices', 0, 'delta', 'content') ?? ''))
    .join('');
}

/** Whether an answer claims to be whole: a stream with its sentinel, a body that is JSON to its end. */
export function claimsToBeWhole(answer: Exchange): boolean {
  if (!answer.ok || answer.wire.ending !== 'complete') return false;
  if (answer.mediaType === 'text/event-stream') return answer.events.some(({ data }) => data.trim() === sentinel);
  return list(answer.json, 'choices').length > 0;
}
