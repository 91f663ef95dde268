import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const totalsMoreThanItCounts: Fault = {
  id: 'totals-more-than-it-counts',
  says: 'says a total_tokens that nothing explains',
  seen: [field('Clarifai/clarifai-python#978')],
  kills: ['chat.usage-adds-up'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { ...usage, total_tokens: usage.total_tokens + 3 } };
    }),
  },
};
