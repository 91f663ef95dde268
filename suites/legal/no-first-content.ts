import { openapi } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const noFirstContent: Variant = {
  id: 'no-first-content',
  says: 'opens a stream with a delta of the role alone',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: eachChunk((chunk, index) => (index === 0 ? withChoice(chunk, { delta: { role: 'assistant' } }) : chunk)),
  },
};
