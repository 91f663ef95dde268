import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const reasoningOnTop: Variant = {
  id: 'reasoning-on-top',
  says: 'counts reasoning tokens beside the answer instead of in it',
  allowed: [field('vercel/ai#12425')],
  bend: {
    json: eachCompletion((completion) => ({
      ...completion,
      usage: {
        prompt_tokens: 12,
        completion_tokens: 1,
        total_tokens: 20,
        completion_tokens_details: { reasoning_tokens: 7 },
      },
    })),
  },
};
