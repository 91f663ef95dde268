import { openapi } from '../../spec/sources.ts';
import { eachChunk, textOf, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsTextForDelta: Fault = {
  id: 'sends-text-for-delta',
  says: 'sends the text itself as the delta',
  seen: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/delta')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => withChoice(chunk, { delta: textOf(chunk) })) },
};
