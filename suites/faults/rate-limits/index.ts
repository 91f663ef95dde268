import { field, live } from '../../../spec/sources.ts';
import { changingHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';

/** These values in turn, for every answer the next. */
function inTurn(...values: readonly string[]): () => string {
  let answers = 0;
  return () => values[answers++ % values.length] ?? '';
}

export const rateLimitFaults: readonly Fault[] = [
  {
    id: 'limit-changes',
    says: 'announces another limit in every answer',
    seen: [live('rate limits guide')],
    kills: ['rate-limits.steady'],
    bend: { head: changingHeaders({ 'x-ratelimit-limit-requests': inTurn('10000', '20000') }) },
  },
  {
    id: 'remaining-stands-still',
    says: 'announces the same number of remaining requests for a minute',
    seen: [field('envoyproxy/gateway#4292')],
    kills: ['rate-limits.counts-down'],
    bend: {
      head: changingHeaders({
        'x-ratelimit-remaining-requests': () => '9999',
        'x-ratelimit-reset-requests': () => '1m0s',
      }),
    },
  },
  {
    id: 'remaining-is-the-limit',
    says: 'announces that all requests remain, after each of them',
    seen: [field('envoyproxy/gateway#4292')],
    kills: ['rate-limits.counts-down'],
    bend: {
      head: changingHeaders({
        'x-ratelimit-remaining-requests': () => '10000',
        'x-ratelimit-reset-requests': () => '1m0s',
      }),
    },
  },
  {
    id: 'remaining-goes-up-and-down',
    says: 'counts on each of its machines for itself',
    seen: [field('envoyproxy/gateway#4292')],
    kills: ['rate-limits.counts-down'],
    bend: {
      head: changingHeaders({
        'x-ratelimit-limit-requests': () => '10000',
        'x-ratelimit-remaining-requests': inTurn('9000', '4000', '8999'),
        'x-ratelimit-reset-requests': () => '59s',
      }),
    },
  },
];
