import type { Section } from './row.ts';

/** Embeddings. */
export const embeddings: Section = {
  'emb-b64-ignored': {
    says: 'numbers come although base64 was asked for',
    reports: ['ollama/ollama#6934', 'BerriAI/litellm#42426', 'runpod-workers/worker-infinity-embedding#30'],
    caught: [{ fault: 'ignores-base64', requirement: 'embeddings.base64' }],
  },
  'emb-b64-rejected': {
    says: 'base64 is refused',
    reports: ['vllm-project/vllm#5734', 'vllm-project/vllm#6174'],
    caught: [{ fault: 'refuses-base64', requirement: 'embeddings.base64' }],
  },
  'emb-b64-f64': {
    says: 'base64 holds 64-bit floats',
    reports: ['vllm-project/vllm#6744'],
    caught: [{ fault: 'encodes-doubles', requirement: 'embeddings.base64' }],
  },
  'emb-param-500': {
    says: 'an explicit encoding_format is answered with 500',
    reports: ['BerriAI/litellm#42426'],
    caught: [{ fault: 'falls-over-float', requirement: 'errors.never-5xx' }],
  },
};
