import type { Section } from './row.ts';

/** What becomes of a provider that is slow, or silent: the scripted upstream behind the gateway. */
export const providerPatience: Section = {
  'gw-timeout-502': {
    says: 'a provider that was given up on is told with another status than 504',
    reports: ['theopenco/llmgateway#1578'],
    caught: [
      { fault: 'silence-is-500', requirement: 'resilience.timeout-is-504' },
      { fault: 'says-nothing-with-200-for-silence', requirement: 'resilience.timeout-status' },
      { fault: 'blames-the-caller-for-silence', requirement: 'resilience.timeout-status' },
    ],
  },
  'to-idle-kill': {
    says: 'a stream that is silent for a while is cut',
    reports: ['kortix-ai/suna#3696', 'openclaw/openclaw#70739', 'codexmark/kram#105'],
    caught: [{ fault: 'cuts-silent-streams', requirement: 'resilience.slow-is-alive' }],
  },
  'to-total-cap': {
    says: 'a limit on the whole time cuts a stream that flows',
    reports: ['dativo-io/talon#217'],
    unseen: 'the limit is of minutes, and a run is over before it; what is cut sooner is resilience.slow-is-alive',
  },
  'to-idle-tooshort': {
    says: 'a stream that is slow and steady is cut',
    reports: ['Augustas11/macprovider#818'],
    caught: [{ fault: 'gives-up-after-two-seconds', requirement: 'resilience.slow-is-alive' }],
  },
  'load-overhead': {
    says: 'what stands between makes every request slow',
    reports: ['BerriAI/litellm#21046'],
    caught: [
      { fault: 'thinks-before-it-asks', requirement: 'overhead.added-latency' },
      { fault: 'writes-down-before-it-answers', requirement: 'overhead.added-latency' },
      { fault: 'begins-streams-late', requirement: 'overhead.added-first-byte' },
      { fault: 'connects-anew', requirement: 'isolation.connections-pooled' },
      { fault: 'one-request-at-a-time', requirement: 'isolation.never-held-up' },
    ],
  },
};
