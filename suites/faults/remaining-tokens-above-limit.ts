import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const remainingTokensAboveLimit: Fault = {
  id: 'remaining-tokens-above-limit',
  says: 'announces the limit of a minute beside what remains of the day',
  seen: [field('envoyproxy/gateway#4292')],
  kills: ['rate-limits.remaining-within-limit'],
  bend: { head: changingHeaders({ 'x-ratelimit-limit-tokens': () => '6000' }) },
};
