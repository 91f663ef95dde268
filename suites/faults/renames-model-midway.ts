import { openapi } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const renamesModelMidway: Fault = {
  id: 'renames-model-midway',
  says: 'names another model from the second chunk on',
  seen: [openapi('#/components/schemas/ChatCompletionChunk/properties/model')],
  kills: ['streaming.one-model'],
  bend: {
    stream: eachChunk((chunk, index) => (index === 0 ? chunk : { ...chunk, model: `${chunk['model']}-fallback` })),
  },
};
