import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const totalsOnlyTheAnswer: Fault = {
  id: 'totals-only-the-answer',
  says: 'leaves the prompt out of total_tokens',
  seen: [field('Portkey-AI/gateway#1210')],
  kills: ['chat.usage-adds-up'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { ...usage, total_tokens: usage.completion_tokens } };
    }),
  },
};
