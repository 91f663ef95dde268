import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const limitWithUnit: Fault = {
  id: 'limit-with-unit',
  says: 'announces a limit with its window, as in the draft for RateLimit-Policy',
  seen: [field('productdevbook/misina#107')],
  kills: ['rate-limits.integers'],
  bend: { head: changingHeaders({ 'x-ratelimit-limit-requests': (value) => `${value};w=60` }) },
};
