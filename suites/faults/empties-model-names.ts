import { openapi } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const emptiesModelNames: Fault = {
  id: 'empties-model-names',
  says: 'gives chunks an empty model',
  seen: [openapi('#/components/schemas/ChatCompletionChunk/properties/model')],
  kills: ['streaming.one-model'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, model: '' })) },
};
