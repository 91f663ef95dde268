import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const subtractsCachedTokens: Fault = {
  id: 'subtracts-cached-tokens',
  says: 'takes cached tokens off prompt_tokens and not off the total',
  seen: [field('router-for-me/CLIProxyAPI#1643'), field('Portkey-AI/gateway#1210')],
  kills: ['chat.usage-adds-up'],
  bend: {
    json: eachCompletion((completion) => {
      const usage = completion['usage'] as { prompt_tokens: number; completion_tokens: number; total_tokens: number };
      return {
        ...completion,
        usage: { ...usage, prompt_tokens: usage.prompt_tokens - 4, prompt_tokens_details: { cached_tokens: 4 } },
      };
    }),
  },
};
