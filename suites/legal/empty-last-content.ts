import { openapi } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const emptyLastContent: Variant = {
  id: 'empty-last-content',
  says: 'finishes with an empty content',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? withDelta(chunk, { content: '' }) : chunk,
    ),
  },
};
