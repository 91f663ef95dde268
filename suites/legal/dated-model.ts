import { live } from '../../spec/sources.ts';
import { eachChunk, eachCompletion } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const datedModel: Variant = {
  id: 'dated-model',
  says: 'answers under a dated name of the model',
  allowed: [live('chat completions, object')],
  bend: {
    json: eachCompletion((completion) => ({ ...completion, model: `${completion['model']}-2026-08-07` })),
    stream: eachChunk((chunk) => ({ ...chunk, model: `${chunk['model']}-2026-08-07` })),
  },
};
