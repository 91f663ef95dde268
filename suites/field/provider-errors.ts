import type { Section } from './row.ts';

/** What becomes of the errors of a provider, told by the scripted upstream behind the gateway. */
export const providerErrors: Section = {
  'gw-429-to-503': {
    says: 'a limit of the provider becomes 503',
    reports: ['sourcegraph/sourcegraph-public-snapshot#52786'],
    caught: [{ fault: 'limits-become-503', requirement: 'error-mapping.rate-limits' }],
  },
  'gw-429-to-500': {
    says: 'a limit of the provider becomes 500 or 400',
    reports: ['sourcegraph/sourcegraph-public-snapshot#52633', 'sonami-tech/omni-llm-provider#3'],
    caught: [
      { fault: 'limits-become-500-on-streams', requirement: 'error-mapping.rate-limits' },
      { fault: 'limits-become-400', requirement: 'error-mapping.rate-limits' },
    ],
  },
  'gw-4xx-to-5xx': {
    says: 'what the provider refuses as faulty becomes a 5xx',
    reports: ['astaxie/TokenHub#107', '8monkey-ai/hebo-gateway#27'],
    caught: [
      { fault: 'callers-faults-become-500', requirement: 'error-mapping.client-errors' },
      { fault: 'unknown-upstream-becomes-503', requirement: 'error-mapping.client-errors' },
      { fault: 'refused-embeddings-become-502', requirement: 'error-mapping.client-errors' },
    ],
  },
  'gw-rl-stripped': {
    says: 'the limits of the provider are not told',
    reports: ['Aider-AI/aider#5722', 'sashabaranov/go-openai#495'],
    caught: [{ fault: 'loses-limits-of-refusals', requirement: 'error-mapping.limits' }],
  },
  'gw-retry-after-lost': {
    says: 'the time to come back that the provider named is lost, or renamed',
    reports: ['BerriAI/litellm#21553', 'api7/aisix#144', 'METR/hawk#1414'],
    caught: [
      { fault: 'loses-retry-after', requirement: 'error-mapping.retry-after' },
      { fault: 'renames-retry-after', requirement: 'error-mapping.retry-after' },
      { fault: 'loses-retry-after-on-streams', requirement: 'error-mapping.retry-after' },
    ],
  },
  'gw-upstream-401-500': {
    says: "a refusal of the gateway's own key is told in another form",
    reports: ['ogx-ai/ogx#2990'],
    caught: [{ fault: 'tells-failures-as-detail', requirement: 'error-mapping.envelope' }],
  },
  'sec-upstream-key': {
    says: 'the key or the address of the provider stands in an answer',
    reports: ['BerriAI/litellm#5762', 'BerriAI/litellm#15799'],
    caught: [
      { fault: 'tells-its-key-in-errors', requirement: 'fidelity.provider-key-stays' },
      { fault: 'tells-its-key-in-a-header', requirement: 'fidelity.provider-key-stays' },
      { fault: 'names-the-provider-url', requirement: 'error-mapping.no-inside' },
      { fault: 'shows-the-key-when-refused', requirement: 'error-mapping.keeps-the-key' },
    ],
  },
};
