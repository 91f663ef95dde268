import { rfc } from '../../spec/sources.ts';
import { eachChunk, eachCompletion } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const clockBehind: Variant = {
  id: 'clock-behind',
  says: 'has a clock that is two minutes behind',
  allowed: [rfc('9110 §5.6.7')],
  bend: {
    json: eachCompletion((completion) => ({ ...completion, created: Number(completion['created']) - 120 })),
    stream: eachChunk((chunk) => ({ ...chunk, created: Number(chunk['created']) - 120 })),
  },
};
