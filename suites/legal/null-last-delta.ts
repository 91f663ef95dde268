import { openapi } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullLastDelta: Variant = {
  id: 'null-last-delta',
  says: 'finishes with null for the delta',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? withChoice(chunk, { delta: null }) : chunk,
    ),
  },
};
