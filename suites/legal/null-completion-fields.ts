import { field, openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { messageOf } from '../tool-bends.ts';

export const nullCompletionFields: Variant = {
  id: 'null-completion-fields',
  says: 'answers with null for all that a completion may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletion'), field('sgl-project/sglang#9657')],
  bend: {
    json: eachCompletion((completion) => ({
      ...withChoice(completion, {
        message: {
          tool_calls: null,
          function_call: null,
          audio: null,
          reasoning_content: null,
          ...messageOf(completion),
          refusal: null,
          annotations: null,
        },
      }),
      service_tier: null,
      system_fingerprint: null,
    })),
  },
};
