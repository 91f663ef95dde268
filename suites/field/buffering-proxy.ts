import type { Section } from './row.ts';

/** Buffers and proxies. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const bufferingProxy: Section = {
  'sse-buffered': {
    says: 'all events arrive together at the end',
    reports: ['LostRuins/koboldcpp#1168', 'xorbitsai/xagent#1358'],
    caught: [
      { fault: 'buffers-stream', requirement: 'streaming.arrives-in-pieces' },
      { fault: 'lets-caches-keep-streams', requirement: 'streaming.not-to-be-held' },
    ],
  },
};
