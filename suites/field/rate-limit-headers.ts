import type { Section } from './row.ts';

/** Rate-limit headers. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const rateLimitHeaders: Section = {
  'rl-names': {
    says: 'limits have names and units of their own',
    reports: ['mistralai/client-ts#169', 'dirge-code/dirge#719', 'productdevbook/misina#107'],
    caught: [
      { fault: 'own-limit-names', requirement: 'rate-limits.announced' },
      { fault: 'limits-without-unit', requirement: 'rate-limits.announced' },
      { fault: 'reset-as-epoch', requirement: 'rate-limits.durations' },
    ],
  },
  'rl-bypass-concurrent': {
    says: 'requests sent at once all pass a limit',
    reports: ['envoyproxy/ai-gateway#680', 'envoyproxy/gateway#4292'],
    caught: [
      { fault: 'limit-not-enforced', requirement: 'throttling.holds-at-once' },
      { fault: 'remaining-below-zero', requirement: 'throttling.holds-at-once' },
    ],
  },
};
