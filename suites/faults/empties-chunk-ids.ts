import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const emptiesChunkIds: Fault = {
  id: 'empties-chunk-ids',
  says: 'gives chunks an empty id',
  seen: [field('huggingface/text-generation-inference#1782')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, id: '' })) },
};
