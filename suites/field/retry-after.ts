import type { Section } from './row.ts';

/** Retry-After. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const retryAfter: Section = {
  'retry-after-absent': {
    says: 'a 429 does not say when to come again',
    reports: ['dirge-code/dirge#719', 'MiXaiLL76/auto_ai_router#177', 'AntonioAEMartins/claude-code-proxy#9'],
    caught: [{ fault: 'no-retry-after', requirement: 'throttling.retry-after' }],
  },
  'retry-after-inaccurate': {
    says: 'Retry-After is a constant that has nothing to do with the limit',
    reports: ['PostHog/posthog#45058'],
    caught: [
      { fault: 'retry-after-an-hour', requirement: 'throttling.retry-after-in-reach' },
      { fault: 'retry-after-too-long', requirement: 'throttling.retry-after-holds' },
      { fault: 'retry-after-too-short', requirement: 'throttling.retry-after-holds' },
    ],
  },
};
