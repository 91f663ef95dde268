import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const negativeRemaining: Fault = {
  id: 'negative-remaining',
  says: 'announces -1 remaining tokens',
  seen: [field('envoyproxy/ai-gateway#680')],
  kills: ['rate-limits.integers'],
  bend: { head: changingHeaders({ 'x-ratelimit-remaining-tokens': () => '-1' }) },
};
