import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const remainingAboveLimit: Fault = {
  id: 'remaining-above-limit',
  says: 'announces more remaining requests than the limit, as when two windows are added up',
  seen: [field('envoyproxy/gateway#4292')],
  kills: ['rate-limits.remaining-within-limit'],
  bend: { head: changingHeaders({ 'x-ratelimit-remaining-requests': (value) => String(2 * Number(value)) }) },
};
