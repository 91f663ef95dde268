import type { Section } from './row.ts';

/** Load and latency. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const loadLatency: Section = {
  'to-cold-504': {
    says: 'the first request after a pause times out',
    reports: ['OpenSecretCloud/maple-proxy#31'],
    unseen: 'it takes a target that was idle for minutes, and a run keeps it busy',
  },
};
