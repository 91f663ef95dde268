import { openapi } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullLastContent: Variant = {
  id: 'null-last-content',
  says: 'finishes with null for the content',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? withDelta(chunk, { content: null }) : chunk,
    ),
  },
};
