import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsNothing: Fault = {
  id: 'counts-nothing',
  says: 'reports a usage of zeros for an answer with words',
  seen: [field('mudler/LocalAI#1194')],
  kills: ['chat.usage-present'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return { ...completion, usage: { ...usage, prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } };
    }),
  },
};
