import type { Section } from './row.ts';

/** Legacy completions. */
export const legacyCompletions: Section = {
  'cmpl-id-prefix': {
    says: 'chunks of a legacy completion have many ids',
    reports: ['BerriAI/litellm#14429', 'raullenchai/Rapid-MLX#461'],
    caught: [{ fault: 'streams-completions-under-many-ids', requirement: 'completions.one-id' }],
  },
  'lc-max-tokens-null': {
    says: 'null for the number of tokens is answered with 500',
    reports: ['vllm-project/vllm#19862'],
    caught: [
      { fault: 'falls-over-nulls', requirement: 'errors.never-5xx' },
      { fault: 'completions-refuse-nulls', requirement: 'completions.nulls' },
    ],
  },
  'lc-logprobs-type': {
    says: 'the number of log probabilities is taken for a boolean',
    reports: ['raullenchai/Rapid-MLX#733'],
    caught: [{ fault: 'wants-boolean-logprobs', requirement: 'completions.logprobs' }],
  },
  'lc-prompt-array': {
    says: 'a list of prompts is joined to one',
    reports: ['huggingface/transformers#44558', 'sgl-project/sglang#736'],
    caught: [
      { fault: 'joins-prompts', requirement: 'completions.prompt-list' },
      { fault: 'joins-tokens', requirement: 'completions.token-prompts' },
    ],
  },
};
