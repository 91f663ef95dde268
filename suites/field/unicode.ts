import type { Section } from './row.ts';

/** Unicode. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const unicode: Section = {
  'utf8-split-tok': {
    says: 'both halves of a character become replacement characters',
    reports: ['Luce-Org/lucebox#641', 'mattn/tensai#110'],
    caught: [{ fault: 'replaces-odd-characters', requirement: 'semantics.unicode' }],
  },
};
