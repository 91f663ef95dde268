import type { Section } from './row.ts';

/** Keys. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const auth: Section = {
  'auth-lower': {
    says: 'the scheme is read by its letter case',
    reports: ['SamSaffron/term-llm#414'],
    caught: [
      { fault: 'wants-bearer-in-capital', requirement: 'auth.scheme-any-case' },
      { fault: 'knows-two-bearers', requirement: 'auth.scheme-any-case' },
    ],
  },
  'auth-models-split': {
    says: 'some endpoints ask for a key and others do not',
    reports: ['router-for-me/CLIProxyAPI#3443'],
    caught: [
      { fault: 'forgets-completions', requirement: 'auth.every-endpoint' },
      { fault: 'forgets-embeddings', requirement: 'auth.every-endpoint' },
      { fault: 'accepts-any-key-on-streams', requirement: 'auth.stream-refused-plainly' },
    ],
  },
};
