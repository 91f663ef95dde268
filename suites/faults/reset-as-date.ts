import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

const date = () => '2026-11-23T02:28:01Z';

export const resetAsDate: Fault = {
  id: 'reset-as-date',
  says: 'announces resets as dates',
  seen: [field('productdevbook/misina#107')],
  kills: ['rate-limits.durations'],
  bend: { head: changingHeaders({ 'x-ratelimit-reset-requests': date, 'x-ratelimit-reset-tokens': date }) },
};
