import { live, openapi, rfc, sdk } from '../../../spec/sources.ts';
import type { Head } from '../../bend.ts';
import { changingHeaders, withHeaders, withoutHeaders } from '../../change-headers.ts';
import type { Variant } from '../../fault.ts';
import { limitHeaders } from '../../limit-headers.ts';
import { eachError } from '../../refusals.ts';

const over = (change: (head: Head) => Head): Variant['bend'] => ({
  head: (head) => (head.status === 429 ? change(head) : head),
});

const extras = ['retry-after-ms', 'x-should-retry'];

/** Limits as other gateways keep them. */
export const throttlingVariants: readonly Variant[] = [
  {
    id: 'retry-after-as-http-date',
    says: 'writes Retry-After as an HTTP date',
    allowed: [rfc('9110 §10.2.3')],
    exhausts: true,
    bend: over((head) => {
      const ms = Number(head.headers['retry-after']) * 1000 + 999; // a date has no fractions of a second
      return withHeaders({ 'retry-after': new Date(Date.now() + ms).toUTCString() })(withoutHeaders(extras)(head));
    }),
  },
  {
    id: 'retry-after-in-seconds-alone',
    says: 'says only in whole seconds when to try again',
    allowed: [openapi('#/components/headers/retry-after')],
    exhausts: true,
    bend: over(withoutHeaders(extras)),
  },
  {
    id: 'retry-after-in-milliseconds-alone',
    says: 'says only in milliseconds when to try again',
    allowed: [sdk('openai-node src/client.ts, retryRequest')],
    exhausts: true,
    bend: over(withoutHeaders(['retry-after'])),
  },
  {
    id: 'limits-unannounced',
    says: 'keeps limits that it never announces',
    allowed: [live('rate limits guide')],
    exhausts: true,
    bend: { head: withoutHeaders(limitHeaders) },
  },
  {
    id: 'rate-limit-error',
    says: 'calls a limit that is used up a rate_limit_error',
    allowed: [live('error codes, rate_limit_exceeded')],
    exhausts: true,
    bend: eachError((error, _request, head) => (head.status === 429 ? { ...error, type: 'rate_limit_error' } : error)),
  },
  {
    id: 'refills-at-once',
    says: 'has refilled its bucket before the next request comes',
    allowed: [live('rate limits guide, rate limits in headers')],
    bend: {
      head: changingHeaders({
        'x-ratelimit-remaining-requests': () => '9999',
        'x-ratelimit-reset-requests': () => '6ms',
      }),
    },
  },
];
