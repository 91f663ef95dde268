import { live, rfc } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Variant } from '../fault.ts';

let open = 0;
const refusal = JSON.stringify({ error: { message: 'Overloaded.', type: 'server_error', param: null, code: null } });

export const crowdUnserved: Variant = {
  id: 'crowd-unserved',
  says: 'refuses with 503 what exceeds twelve requests at once',
  allowed: [live('error codes'), rfc('9110 §15.6.4')],
  bend: {
    answer: (request) => {
      if (request.method !== 'POST' || !isChat(request)) return null;
      if (open >= 12)
        return {
          status: 503,
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
