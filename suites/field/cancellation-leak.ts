import type { Section } from './row.ts';

/** Clients that leave, and leaks. */
export const cancellationLeak: Section = {
  'cancel-stream': {
    says: 'a client that left keeps its slot',
    reports: ['ggml-org/llama.cpp#24496', 'bman654/clodex#170', 'ROCm/ATOM#1441'],
    caught: [{ fault: 'keeps-slots-of-those-who-left', requirement: 'streaming.survives-leaving' }],
  },
  'leak-nonstream': {
    says: 'the state of every answered request is kept',
    reports: ['ROCm/ATOM#1441'],
    unseen: 'it shows after thousands of requests, hours after a run has ended',
  },
  'cancel-kills-others': {
    says: 'one client that leaves ends the answers of all',
    reports: ['mostlygeek/llama-swap#981'],
    caught: [{ fault: 'takes-the-others-along', requirement: 'streaming.survives-leaving' }],
  },
  'leak-keepalive': {
    says: 'the state of a connection that was reset is kept',
    reports: ['Soju06/codex-lb#2041'],
    unseen: 'it shows as memory of the process, under a load of thousands of resets',
  },
  'mem-leak': {
    says: 'memory grows until the process dies',
    reports: ['BerriAI/litellm#12685', 'BerriAI/litellm#6404', 'BerriAI/litellm#15128'],
    unseen: 'it shows after an hour of load at the least, as memory of the process',
  },
};
