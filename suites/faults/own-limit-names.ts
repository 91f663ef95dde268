import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const ownLimitNames: Fault = {
  id: 'own-limit-names',
  says: 'announces its limits under names of its own, by the minute',
  seen: [field('mistralai/client-ts#169')],
  kills: ['rate-limits.announced'],
  bend: {
    head: ({ status, headers }) => ({
      status,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.replace(/^(x-ratelimit-.*)$/, '$1-minute'), value]),
      ),
    }),
  },
};
