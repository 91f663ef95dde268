import { field } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';
import { limitHeaders } from '../limit-headers.ts';

export const limitsWithoutUnit: Fault = {
  id: 'limits-without-unit',
  says: 'announces one limit for requests and tokens alike, and its reset as an epoch',
  seen: [field('dirge-code/dirge#719'), field('productdevbook/misina#107')],
  kills: ['rate-limits.announced'],
  bend: {
    head: (head) => {
      if (head.headers['x-ratelimit-limit-requests'] === undefined) return head;
      const { status, headers } = withoutHeaders(limitHeaders)(head);
      const bare = { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '19', 'x-ratelimit-reset': '1795400881000' };
      return { status, headers: { ...headers, ...bare } };
    },
  },
};
