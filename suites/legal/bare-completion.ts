import { openapi } from '../../spec/sources.ts';
import { eachCompletion, firstChoice, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const bareCompletion: Variant = {
  id: 'bare-completion',
  says: 'leaves out all that a completion may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion) => ({
      ...withChoice(completion, {
        logprobs: firstChoice(completion)?.['logprobs'] ?? undefined,
        message: { role: 'assistant', content: 'OK' },
      }),
      usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 },
      service_tier: undefined,
      system_fingerprint: undefined,
    })),
  },
};
