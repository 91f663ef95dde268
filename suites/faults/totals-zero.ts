import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const totalsZero: Fault = {
  id: 'totals-zero',
  says: 'says 0 for total_tokens',
  seen: [field('Portkey-AI/gateway#1754')],
  kills: ['chat.usage-adds-up'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { ...usage, total_tokens: 0 } };
    }),
  },
};
