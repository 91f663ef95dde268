import { live, rfc } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Variant } from '../fault.ts';

let open = 0;
const refusal = JSON.stringify({
  error: { message: 'Too many requests at once.', type: 'requests', param: null, code: 'rate_limit_exceeded' },
});

export const crowdRefused: Variant = {
  id: 'crowd-refused',
  says: 'refuses with 429 what exceeds twelve requests at once',
  allowed: [live('rate limits'), rfc('6585 §4')],
  bend: {
    answer: (request) => {
      if (request.method !== 'POST' || !isChat(request)) return null;
      if (open >= 12)
        return {
          status: 429,
          headers: { 'retry-after-ms': '50', 'retry-after': '1', 'x-request-id': 'req_crowd' },
          body: refusal,
        };
      open++;
      return null;
    },
    json: (body, request) => {
      if (isChat(request)) open--;
      return body;
    },
    stream: async function* (frames) {
      try {
        yield* frames;
      } finally {
        open--;
      }
    },
  },
};
