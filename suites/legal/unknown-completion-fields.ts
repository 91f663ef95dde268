import { openapi } from '../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const unknownCompletionFields: Variant = {
  id: 'unknown-completion-fields',
  says: 'answers with fields of its own beside those of the API',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion) => ({
      ...withChoice(completion, {
        native_finish_reason: 'stop',
        content_filter_results: {},
        stop_reason: null,
        message: {
          ...(firstChoice(completion)?.['message'] as JsonObject),
          reasoning_content: 'Well',
          reasoning_details: [],
        },
      }),
      provider: 'two',
      citations: [],
      x_groq: { id: 'req_1' },
      prompt_logprobs: null,
    })),
  },
};
