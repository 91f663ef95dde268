import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const fractionalRemaining: Fault = {
  id: 'fractional-remaining',
  says: 'announces the level of a refilling bucket with its fraction',
  seen: [field('dirge-code/dirge#719')],
  kills: ['rate-limits.integers'],
  bend: { head: changingHeaders({ 'x-ratelimit-remaining-requests': (value) => `${Number(value) - 1}.73` }) },
};
