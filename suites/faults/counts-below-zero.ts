import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsBelowZero: Fault = {
  id: 'counts-below-zero',
  says: 'counts fewer than no tokens',
  seen: [openapi('#/components/schemas/CompletionUsage')],
  kills: ['chat.usage-present'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { ...usage, prompt_tokens: -1, total_tokens: usage.completion_tokens - 1 } };
    }),
  },
};
