import type { Section } from './row.ts';

/** Usage. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const usageAccounting: Section = {
  'us-every-chunk': {
    says: 'every chunk reports the usage so far',
    reports: ['ogx-ai/ogx#5122', 'open-webui/open-webui#29064'],
    caught: [{ fault: 'counts-all-along', requirement: 'streaming.usage-once' }],
  },
  'us-zero-chunks': {
    says: 'the usage is a usage of zeros',
    reports: ['mudler/LocalAI#1194', 'BerriAI/litellm#32086'],
    caught: [
      { fault: 'counts-zero-all-along', requirement: 'streaming.usage-once' },
      { fault: 'counts-nothing', requirement: 'chat.usage-present' },
    ],
  },
  'bill-twice': {
    says: 'a retry without an idempotency key is billed twice',
    reports: ['Augustas11/macprovider#762'],
    unseen: 'what was billed stands in no answer, only in an accounting that has no common API',
  },
  'us-total-mismatch': {
    says: 'total_tokens is not the sum of its parts',
    reports: [
      'Portkey-AI/gateway#1210',
      'Portkey-AI/gateway#1754',
      'Clarifai/clarifai-python#978',
      'openai/openai-python#2544',
    ],
    caught: [
      { fault: 'totals-only-the-prompt', requirement: 'chat.usage-adds-up' },
      { fault: 'totals-only-the-answer', requirement: 'chat.usage-adds-up' },
      { fault: 'subtracts-cached-tokens', requirement: 'chat.usage-adds-up' },
      { fault: 'totals-more-than-it-counts', requirement: 'chat.usage-adds-up' },
    ],
  },
  'us-reasoning-in-prompt': {
    says: 'prompt_tokens differs from one time to the next',
    reports: ['router-for-me/CLIProxyAPI#1643'],
    caught: [
      { fault: 'takes-cached-tokens-off-the-prompt', requirement: 'semantics.prompt-tokens-steady' },
      { fault: 'streams-count-the-prompt-twice', requirement: 'agreement.prompt-tokens' },
    ],
  },
  'us-partial': {
    says: 'a usage lacks a count',
    reports: ['Portkey-AI/gateway#858'],
    caught: [
      { fault: 'counts-half-the-usage', requirement: 'chat.schema' },
      { fault: 'bills-in-halves', requirement: 'streaming.chunk-schema' },
    ],
  },
};
