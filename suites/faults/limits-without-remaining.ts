import { field } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const limitsWithoutRemaining: Fault = {
  id: 'limits-without-remaining',
  says: 'announces limits but neither what remains nor when they reset',
  seen: [field('dirge-code/dirge#719')],
  kills: ['rate-limits.announced'],
  bend: {
    head: withoutHeaders([
      'x-ratelimit-remaining-requests',
      'x-ratelimit-reset-requests',
      'x-ratelimit-remaining-tokens',
      'x-ratelimit-reset-tokens',
    ]),
  },
};
