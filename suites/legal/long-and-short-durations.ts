import { live } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const longAndShortDurations: Variant = {
  id: 'long-and-short-durations',
  says: 'resets one limit in milliseconds and the other in hours',
  allowed: [live('rate limits guide, rate limits in headers')],
  bend: {
    head: changingHeaders({
      'x-ratelimit-reset-requests': () => '8.64ms',
      'x-ratelimit-reset-tokens': () => '1h0m26.4s',
    }),
  },
};
