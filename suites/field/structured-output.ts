import type { Section } from './row.ts';

/** Structured output. */
export const structuredOutput: Section = {
  'so-ignored': {
    says: 'response_format is taken and not looked at',
    reports: ['ROCm/FastFlowLM#554', 'mlflow/mlflow#23932', 'BerriAI/litellm#38269'],
    caught: [
      { fault: 'ignores-json-object', requirement: 'structured-output.json-object' },
      { fault: 'ignores-json-schema', requirement: 'structured-output.json-schema' },
    ],
  },
  'so-text-rejected': {
    says: 'the response_format that is the default is refused',
    reports: ['lmstudio-ai/lmstudio-bug-tracker#307', 'openai/openai-agents-js#835'],
    caught: [{ fault: 'refuses-text-format', requirement: 'requests.response-format-text' }],
  },
  'cache-key-params': {
    says: 'a cache does not look at the parameters of a request',
    reports: ['diegosouzapw/OmniRoute#12307'],
    caught: [
      { fault: 'caches-by-messages', requirement: 'semantics.own-parameters' },
      { fault: 'caches-without-the-format', requirement: 'semantics.own-parameters' },
    ],
  },
};
