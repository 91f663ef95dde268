import type { Section } from './row.ts';

/** The shape of errors. */
export const errorShape: Section = {
  'err-detail-fastapi': {
    says: 'errors are a detail under status 422',
    reports: ['sgl-project/sglang#7487', 'ray-project/ray#64833', 'earendil-works/pi#6238'],
    caught: [
      { fault: 'detail-errors', requirement: 'errors.envelope' },
      { fault: 'validation-is-422', requirement: 'errors.uses-400' },
    ],
  },
  'err-param-nonstring': {
    says: 'error.param holds the faulty input itself',
    reports: ['ray-project/ray#64833'],
    caught: [{ fault: 'object-param', requirement: 'errors.fields' }],
  },
  'err-message-array': {
    says: 'error.message is a list',
    reports: ['ayunis-core/ayunis-core#705'],
    caught: [{ fault: 'array-message', requirement: 'errors.envelope' }],
  },
  'err-flat-object': {
    says: 'the fields of an error stand at the top level',
    reports: ['runpod-workers/worker-vllm#57', 'vllm-project/vllm#5734'],
    caught: [{ fault: 'flat-errors', requirement: 'errors.envelope' }],
  },
  'err-code-type': {
    says: 'error.type is null and error.code repeats the status',
    reports: ['BerriAI/litellm#8213', 'Portkey-AI/gateway#995'],
    caught: [
      { fault: 'null-error-type', requirement: 'errors.fields' },
      { fault: 'code-is-status', requirement: 'auth.error-code' },
    ],
  },
  'err-404-empty': {
    says: 'an unknown path is answered with nothing, plain text or a page',
    reports: ['UOR-Foundation/uor-r4#764', 'ollama/ollama#10139'],
    caught: [
      { fault: 'empty-404', requirement: 'errors.envelope-everywhere' },
      { fault: 'plain-404', requirement: 'errors.envelope-everywhere' },
      { fault: 'html-404', requirement: 'errors.envelope-everywhere' },
    ],
  },
  'model-unknown-shape': {
    says: 'an unknown model is refused outside the envelope',
    reports: ['ray-project/ray#64833', 'BerriAI/litellm#27030'],
    caught: [
      { fault: 'unknown-model-as-detail', requirement: 'errors.envelope' },
      { fault: 'unknown-model-in-plain-text', requirement: 'errors.envelope' },
    ],
  },
  'body-413-html': {
    says: 'a large body is refused with a page of the proxy',
    reports: ['CosmosShadow/gptpdf#33'],
    caught: [{ fault: 'refuses-large-bodies-with-a-page', requirement: 'http.large-bodies' }],
  },
  'ctx-no-code': {
    says: 'a prompt beyond the context is refused without its code',
    reports: ['NVIDIA/TensorRT-LLM#19457'],
    unseen: 'a prompt that outgrows a context of unknown size costs more tokens than a run may spend',
  },
  'err-429-kind': {
    says: 'a quota of the day cannot be told from a limit of the minute',
    reports: ['dirge-code/dirge#719'],
    caught: [
      { fault: 'limit-unnamed', requirement: 'throttling.names-the-limit' },
      { fault: 'limit-of-its-own-type', requirement: 'throttling.names-the-limit' },
    ],
  },
};
