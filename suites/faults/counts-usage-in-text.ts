import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsUsageInText: Fault = {
  id: 'counts-usage-in-text',
  says: 'writes the token counts as texts',
  seen: [openapi('#/components/schemas/CompletionUsage/properties/total_tokens')],
  kills: ['chat.schema'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return {
        ...completion,
        usage: {
          prompt_tokens: String(usage.prompt_tokens),
          completion_tokens: String(usage.completion_tokens),
          total_tokens: String(usage.total_tokens),
        },
      };
    }),
  },
};
