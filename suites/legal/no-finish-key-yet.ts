import { openapi } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const noFinishKeyYet: Variant = {
  id: 'no-finish-key-yet',
  says: 'leaves finish_reason out until there is one',
  allowed: [openapi('#/components/schemas/ChatCompletionChunkChoice')],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? chunk : withChoice(chunk, { finish_reason: undefined }),
    ),
  },
};
