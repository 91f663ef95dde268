import type { Section } from './row.ts';

/**
 * Load and latency. Left out is what begins with a provider that fails or answers oddly: it takes the
 * scripted upstream behind the gateway.
 */
export const loadLatency: Section = {
  'to-cold-504': {
    says: 'the first request after a pause times out',
    reports: ['OpenSecretCloud/maple-proxy#31'],
    unseen: 'it takes a target that was idle for minutes, and a run keeps it busy',
  },
};
