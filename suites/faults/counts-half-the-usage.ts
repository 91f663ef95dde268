import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsHalfTheUsage: Fault = {
  id: 'counts-half-the-usage',
  says: 'leaves prompt_tokens and total_tokens out of the usage',
  seen: [field('Portkey-AI/gateway#858')],
  kills: ['chat.schema'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { completion_tokens: usage.completion_tokens } };
    }),
  },
};
