import { openapi } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullFirstContent: Variant = {
  id: 'null-first-content',
  says: 'opens a stream with null for the content',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: { stream: eachChunk((chunk, index) => (index === 0 ? withDelta(chunk, { content: null }) : chunk)) },
};
