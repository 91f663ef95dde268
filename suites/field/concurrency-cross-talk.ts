import type { Section } from './row.ts';

/** Concurrency. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const concurrencyCrossTalk: Section = {
  'x-talk': {
    says: 'one client gets what another asked for',
    reports: ['BerriAI/litellm#25447', 'QuantumNous/new-api#5445', 'ml-explore/mlx-lm#965'],
    caught: [
      { fault: 'answers-the-former-request', requirement: 'concurrency.no-cross-talk' },
      { fault: 'mixes-words-of-streams', requirement: 'concurrency.no-cross-talk' },
      { fault: 'mixes-frames-of-streams', requirement: 'concurrency.no-cross-talk' },
      { fault: 'answers-from-a-loose-cache', requirement: 'concurrency.no-cross-talk' },
    ],
  },
  'conc-incomplete': {
    says: 'answers are cut when many are under way',
    reports: ['lemonade-sdk/lemonade#1836'],
    caught: [
      { fault: 'halves-some-answers', requirement: 'concurrency.none-lost' },
      { fault: 'cuts-some-streams', requirement: 'concurrency.none-lost' },
    ],
  },
};
