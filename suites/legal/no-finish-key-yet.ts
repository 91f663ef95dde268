import { openapi } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { finishOf } from '../tool-bends.ts';

export const noFinishKeyYet: Variant = {
  id: 'no-finish-key-yet',
  says: 'leaves finish_reason out until there is one',
  allowed: [openapi('#/components/schemas/ChatCompletionChunkChoice')],
  bend: {
    stream: eachChunk((chunk) => (finishOf(chunk) === null ? withChoice(chunk, { finish_reason: undefined }) : chunk)),
  },
};
