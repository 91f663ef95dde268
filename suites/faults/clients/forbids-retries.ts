import { sdk } from '../../../spec/sources.ts';
import { isChat } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

let asked = 0;

export const forbidsRetries: Fault = {
  id: 'forbids-retries',
  says: 'refuses now and then with 429, a wait, and the word not to try again',
  seen: [sdk('openai-node src/client.ts'), sdk('openai-python src/openai/_base_client.py')],
  kills: ['clients.retries'],
  with: ['minimal-request'],
  bend: {
    answer: (request) =>
      isChat(request) && ++asked % 2 === 0
        ? {
            status: 429,
            headers: { 'retry-after-ms': '30', 'x-should-retry': 'false', 'x-request-id': `req_${asked}` },
            body: errorBody('Too many requests.', { type: 'requests', code: 'rate_limit_exceeded' }),
          }
        : null,
  },
};
