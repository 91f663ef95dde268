import type { Section } from './row.ts';

/** The framing of streams. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const sseFraming: Section = {
  'sse-comments': {
    says: 'comments stand between and inside events, which naive clients take for data',
    reports: ['TheR1D/shell_gpt#358', 'diegosouzapw/OmniRoute#7031'],
    legal: ['comments-between-events', 'comments-inside-events'],
  },
  'sse-glued': {
    says: 'one event is written over the end of another',
    reports: ['anomalyco/opencode#23442'],
    caught: [
      { fault: 'glues-events', requirement: 'streaming.data-is-json' },
      { fault: 'truncates-an-event', requirement: 'streaming.data-is-json' },
    ],
  },
  'sse-empty-data': {
    says: 'an event has empty data, or only a name',
    reports: ['openclaw/openclaw#52679'],
    caught: [
      { fault: 'pings-by-empty-data', requirement: 'streaming.no-empty-events' },
      { fault: 'pings-by-event', requirement: 'streaming.no-empty-events' },
    ],
  },
  'sse-crlf': {
    says: 'lines end by CR and LF, which many clients do not split at',
    reports: ['Continuum-AI-Corp/OrcaRouter-Lite#98', 'farion1231/cc-switch#1787', 'hey-api/hey-api#3054'],
    caught: [{ fault: 'ends-lines-by-crlf', requirement: 'streaming.plain-framing' }],
  },
};
