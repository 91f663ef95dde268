import { field, openapi } from '../../spec/sources.ts';
import { deltaOf, eachChunk, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullChunkFields: Variant = {
  id: 'null-chunk-fields',
  says: 'sends null for all that a chunk may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk'), field('sgl-project/sglang#9657')],
  bend: {
    stream: eachChunk((chunk) => ({
      ...withDelta(chunk, {
        refusal: null,
        tool_calls: null,
        function_call: null,
        reasoning_content: null,
        ...deltaOf(chunk),
      }),
      service_tier: null,
      system_fingerprint: null,
      usage: chunk['usage'] ?? null,
    })),
  },
};
