import type { Section } from './row.ts';

/** The status of errors. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const errorStatus: Section = {
  'err-200-nonstream': {
    says: 'an error has the status 200',
    reports: [
      'runpod-workers/worker-vllm#57',
      'langchain-ai/langchain#40380',
      'huggingface/text-generation-inference#1896',
    ],
    caught: [
      { fault: 'says-error-with-200', requirement: 'chat.answers-200' },
      { fault: 'out-of-range-is-200', requirement: 'errors.not-in-disguise' },
      { fault: 'unknown-model-is-200', requirement: 'errors.unknown-model' },
    ],
  },
  'err-200-fake-answer': {
    says: 'a failure is told as the words of the assistant',
    reports: ['BaseIntelligence/bounty-challenge#16336'],
    caught: [{ fault: 'unknown-model-as-answer', requirement: 'errors.unknown-model' }],
  },
  'err-stream-400-as-200': {
    says: 'a stream opens with 200 to tell what is wrong with the request',
    reports: ['BerriAI/litellm#25492'],
    caught: [{ fault: 'refuses-inside-a-stream', requirement: 'errors.before-a-stream' }],
  },
  'model-unknown-200': {
    says: 'a default model answers for one that does not exist',
    reports: ['ddalcu/mlx-serve#258', 'icebear0828/codex-proxy#660'],
    caught: [{ fault: 'silent-default-model', requirement: 'errors.unknown-model' }],
  },
  'p-unknown-param-400': {
    says: 'a documented optional parameter is refused as unknown',
    reports: ['BoltAI/BoltAI#135', 'anomalyco/opencode#47496', 'BerriAI/litellm#15637', 'vxcontrol/pentagi#97'],
    caught: [
      { fault: 'refuses-store', requirement: 'requests.optional-parameters' },
      { fault: 'forbids-metadata', requirement: 'requests.optional-parameters' },
    ],
  },
  'err-badjson-500': {
    says: 'malformed JSON is answered with 500',
    reports: ['sgl-project/sglang#3805', 'lemonade-sdk/lemonade#2263', 'GoDiao/Free-Way#32'],
    caught: [
      { fault: 'malformed-json-is-500', requirement: 'errors.never-5xx' },
      { fault: 'no-body-is-500', requirement: 'errors.never-5xx' },
    ],
  },
  'err-nonobject-500': {
    says: 'JSON that is no object is answered with 500',
    reports: ['vllm-project/vllm#51654', 'NousResearch/hermes-agent#33077'],
    caught: [{ fault: 'no-object-is-500', requirement: 'errors.never-5xx' }],
  },
  'tc-choice-5xx': {
    says: 'a tool_choice that is not served is answered with 500 or 501',
    reports: ['vllm-project/vllm#53626'],
    caught: [
      { fault: 'tool-choice-is-500', requirement: 'errors.never-5xx' },
      { fault: 'responses-crash-on-tool-choice', requirement: 'errors.never-5xx' },
    ],
  },
  'ctx-silent-trunc': {
    says: 'a prompt beyond the context is cut in silence',
    reports: [
      'esengine/DeepSeek-Reasonix#10245',
      'ollama/ollama#17944',
      'JustVugg/colibri#506',
      'oobabooga/textgen#5066',
    ],
    unseen: 'a prompt that outgrows a context of unknown size costs more tokens than a run may spend',
  },
  'ctx-500': {
    says: 'a prompt beyond the context is answered with 500',
    reports: ['ardanlabs/kronk#861'],
    unseen: 'a prompt that outgrows a context of unknown size costs more tokens than a run may spend',
  },
  'p-system-mid-500': {
    says: 'a system message that is not the first is answered with 500',
    reports: ['ollama/ollama#17754'],
    caught: [
      { fault: 'breaks-on-a-late-system', requirement: 'errors.never-5xx' },
      { fault: 'fails-on-two-systems', requirement: 'requests.system-anywhere' },
    ],
  },
  'gw-empty-to-error': {
    says: 'an answer of one token is taken for an empty one and becomes an error',
    reports: ['diegosouzapw/OmniRoute#1155'],
    caught: [{ fault: 'calls-a-short-answer-empty', requirement: 'semantics.one-token' }],
  },
};
