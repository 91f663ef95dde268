import type { Section } from './row.ts';

/**
 * Unicode. Left out is what begins with a provider that fails or answers oddly: it takes the
 * scripted upstream behind the gateway.
 */
export const unicode: Section = {
  'utf8-split-tok': {
    says: 'both halves of a character become replacement characters',
    reports: ['Luce-Org/lucebox#641', 'mattn/tensai#110'],
    caught: [{ fault: 'replaces-odd-characters', requirement: 'semantics.unicode' }],
  },
};
