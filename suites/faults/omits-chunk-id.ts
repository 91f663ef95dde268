import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const omitsChunkId: Fault = {
  id: 'omits-chunk-id',
  says: 'sends chunks without an id',
  seen: [field('huggingface/text-generation-inference#1782')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, id: undefined })) },
};
