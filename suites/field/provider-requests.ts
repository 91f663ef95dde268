import type { Section } from './row.ts';

/** What is asked of the provider, seen by the scripted upstream behind the gateway. */
export const providerRequests: Section = {
  'gw-max-tokens-not-mapped': {
    says: 'the limit of an answer is lost on its way to the provider',
    reports: ['BerriAI/litellm#8213', 'BerriAI/litellm#1629'],
    caught: [
      { fault: 'ignores-max-tokens', requirement: 'semantics.max-tokens' },
      { fault: 'clamps-max-tokens', requirement: 'fidelity.parameters-arrive' },
      { fault: 'drops-sampling-of-streams', requirement: 'fidelity.parameters-arrive' },
    ],
  },
  'gw-zero-dropped': {
    says: 'zero and false are left out on their way to the provider',
    reports: ['QuantumNous/new-api#710', 'speakeasy-api/gram#3503', 'sashabaranov/go-openai#922'],
    caught: [
      { fault: 'drops-zeros', requirement: 'fidelity.zeros-arrive' },
      { fault: 'prefers-defaults-to-zeros', requirement: 'fidelity.zeros-arrive' },
      { fault: 'drops-false', requirement: 'fidelity.zeros-arrive' },
    ],
  },
  'model-misroute': {
    says: 'another model is asked than the one that was named',
    reports: ['vllm-project/aibrix#397'],
    caught: [
      { fault: 'serves-all-models-by-one', requirement: 'fidelity.model-arrives' },
      { fault: 'balances-over-models', requirement: 'fidelity.model-arrives' },
    ],
  },
  'us-upstream-option-rejected': {
    says: 'stream_options is added for a provider that refuses it',
    reports: ['BerriAI/litellm#35290'],
    unseen: 'which fields a provider refuses is its own affair, and the scripted one takes all that the API knows',
  },
  'retry-dup-timeout': {
    says: 'a request that the provider had taken is sent to it again',
    reports: ['pleaseai/shunt#122', 'danmoz/caddy-lambda#4', 'Comfy-Org/ComfyUI#16204'],
    unseen: 'a second attempt after a break is allowed; that they are few is resilience.bounded-attempts',
  },
  'retry-amplify': {
    says: 'refusals are tried again, and for clients that have left',
    reports: ['awsl-project/maxx#833', 'HKUDS/nanobot#2760'],
    caught: [
      { fault: 'tries-twenty-times', requirement: 'resilience.bounded-attempts' },
      { fault: 'multiplies-its-attempts', requirement: 'resilience.bounded-attempts' },
      { fault: 'retries-refusals', requirement: 'resilience.final-errors' },
      { fault: 'tries-on-for-nobody', requirement: 'resilience.none-after-leaving' },
      { fault: 'retries-for-nobody', requirement: 'cancellation.no-retry' },
    ],
  },
  'cache-upstream-key': {
    says: 'a cache answers with what another provider had said',
    reports: ['headroomlabs-ai/headroom#3346'],
    unseen: 'it takes a second provider for the same model, and a run stands behind one',
  },
};
