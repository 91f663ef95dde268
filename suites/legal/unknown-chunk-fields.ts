import { field, openapi } from '../../spec/sources.ts';
import { eachChunk, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const unknownChunkFields: Variant = {
  id: 'unknown-chunk-fields',
  says: 'sends fields of its own on chunks, choices and deltas',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk'), field('BerriAI/litellm#8193')],
  bend: {
    stream: eachChunk((chunk) => ({
      ...withChoice(withDelta(chunk, { reasoning: null, obfuscation: 'x7Qk' }), {
        native_finish_reason: null,
        content_filter_results: {},
        token_ids: null,
        matched_stop: null,
      }),
      provider: 'two',
      obfuscation: 'p0',
      x_groq: { id: 'req_1' },
    })),
  },
};
