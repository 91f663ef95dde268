import { live, rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { errorBody } from '../refusals.ts';

let asked = 0;

export const crowdedNowAndThen: Variant = {
  id: 'crowded-now-and-then',
  says: 'refuses one request in twenty with 429, whatever it is, and takes it when it comes again',
  allowed: [live('rate limits'), rfc('6585 §4')],
  bend: {
    answer: () =>
      ++asked % 20 === 0
        ? {
            status: 429,
            headers: { 'retry-after': '1', 'retry-after-ms': '20', 'x-request-id': `req_${asked}` },
            body: errorBody('Too many requests.', { type: 'requests', code: 'rate_limit_exceeded' }),
          }
        : null,
  },
};
