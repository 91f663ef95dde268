import { openapi } from '../../spec/sources.ts';
import { eachChunk, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const bareChunks: Variant = {
  id: 'bare-chunks',
  says: 'leaves out all that a chunk may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk')],
  bend: {
    stream: eachChunk((chunk) => ({
      ...withChoice(withDelta(chunk, { refusal: undefined }), { logprobs: undefined }),
      service_tier: undefined,
      system_fingerprint: undefined,
    })),
  },
};
