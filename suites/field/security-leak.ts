import type { Section } from './row.ts';

/** Secrets and tenants. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const securityLeak: Section = {
  'sec-key-hash': {
    says: 'the refusal of a key tells tables and digests',
    reports: ['BerriAI/litellm#39757'],
    caught: [{ fault: 'shows-the-database', requirement: 'security.no-stack-traces' }],
  },
  'sec-key-body': {
    says: 'a key of another make is repeated in full',
    reports: ['BerriAI/litellm#25203'],
    caught: [
      { fault: 'masks-only-its-own-keys', requirement: 'auth.key-not-echoed' },
      { fault: 'echoes-key', requirement: 'auth.key-not-echoed' },
    ],
  },
  'cache-tenant': {
    says: 'one tenant gets what was answered to another',
    reports: ['diegosouzapw/OmniRoute#3740', 'wso2/api-platform#733', 'vllm-project/semantic-router#2134'],
    caught: [
      { fault: 'caches-across-tenants', requirement: 'security.answers-of-their-own' },
      { fault: 'one-cache-for-all', requirement: 'security.answers-of-their-own' },
      { fault: 'one-loose-cache-for-all', requirement: 'security.answers-of-their-own' },
    ],
  },
};
