import { openapi } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const omitsChunkModel: Fault = {
  id: 'omits-chunk-model',
  says: 'sends chunks without a model',
  seen: [openapi('#/components/schemas/ChatCompletionChunk/properties/model')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, model: undefined })) },
};
