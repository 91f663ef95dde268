import { field, openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullCompletionFields: Variant = {
  id: 'null-completion-fields',
  says: 'answers with null for all that a completion may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletion'), field('sgl-project/sglang#9657')],
  bend: {
    json: eachCompletion((completion) => ({
      ...withChoice(completion, {
        message: {
          role: 'assistant',
          content: 'OK',
          refusal: null,
          tool_calls: null,
          function_call: null,
          audio: null,
          annotations: null,
          reasoning_content: null,
        },
      }),
      service_tier: null,
      system_fingerprint: null,
    })),
  },
};
