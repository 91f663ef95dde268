import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nullUsageDetails: Variant = {
  id: 'null-usage-details',
  says: 'reports a usage with null for its details',
  allowed: [openapi('#/components/schemas/CompletionUsage')],
  bend: {
    json: eachCompletion((completion) => ({
      ...completion,
      usage: {
        ...{ prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 },
        prompt_tokens_details: null,
        completion_tokens_details: null,
      },
    })),
  },
};
