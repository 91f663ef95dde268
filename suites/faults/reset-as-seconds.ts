import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const resetAsSeconds: Fault = {
  id: 'reset-as-seconds',
  says: 'announces the reset of tokens as seconds without a unit',
  seen: [field('productdevbook/misina#107')],
  kills: ['rate-limits.durations'],
  bend: { head: changingHeaders({ 'x-ratelimit-reset-tokens': () => '60' }) },
};
