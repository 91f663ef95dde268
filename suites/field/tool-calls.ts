import type { Section } from './row.ts';

/** Tool calls. */
export const toolCalls: Section = {
  'tc-index-collapse': {
    says: 'parallel calls are streamed under one index',
    reports: ['SamSaffron/term-llm#314'],
    caught: [{ fault: 'one-index-for-all-calls', requirement: 'tools.stream-indices' }],
  },
  'tc-index-nonzero': {
    says: 'the first call is streamed under index 1',
    reports: ['pipecat-ai/pipecat#4987', 'BerriAI/litellm#11407'],
    caught: [{ fault: 'counts-calls-from-one', requirement: 'tools.stream-indices' }],
  },
  'tc-id-empty-later': {
    says: 'later pieces of a call empty its id and name',
    reports: ['anomalyco/opencode#37841', 'Wei-Shaw/sub2api#6080'],
    caught: [{ fault: 'empties-identity-later', requirement: 'tools.stream-continuation' }],
  },
  'tc-id-missing': {
    says: 'a call has no id',
    reports: ['anomalyco/opencode#47954', 'BerriAI/litellm#11407'],
    caught: [
      { fault: 'tool-calls-without-id', requirement: 'tools.call-shape' },
      { fault: 'pieces-without-id', requirement: 'tools.stream-first-delta' },
    ],
  },
  'tc-args-object': {
    says: 'the arguments of a call are an object',
    reports: ['ggml-org/llama.cpp#20198', 'ggml-org/llama.cpp#20202'],
    caught: [
      { fault: 'tool-arguments-as-object', requirement: 'tools.call-shape' },
      { fault: 'pieces-as-objects', requirement: 'tools.stream-first-delta' },
    ],
  },
  'tc-hist-null-content': {
    says: 'an assistant message with calls and null content is refused',
    reports: ['lmstudio-ai/lmstudio-bug-tracker#261', 'Portkey-AI/gateway#995', 'mistralai/mistral-common#324'],
    caught: [
      { fault: 'refuses-null-content', requirement: 'tools.history-null-content' },
      { fault: 'breaks-on-tools', requirement: 'errors.never-5xx' },
    ],
  },
  'tc-hist-absent-content': {
    says: 'an assistant message with calls and no content is refused',
    reports: ['jekalmin/extended_openai_conversation#456', 'langchain4j/langchain4j#1958'],
    caught: [{ fault: 'refuses-absent-content', requirement: 'tools.history-absent-content' }],
  },
  'tc-choice-none-ptc': {
    says: 'tool_choice "none" beside parallel_tool_calls, without tools, is refused',
    reports: ['QuantumNous/new-api#2763'],
    caught: [{ fault: 'loses-choice-none', requirement: 'tools.choice-none-accepted' }],
  },
  'tc-choice-none-rejected': {
    says: 'tool_choice "none" is refused, or a tool is called all the same',
    reports: ['vllm-project/vllm#9426'],
    caught: [
      { fault: 'refuses-choice-none', requirement: 'tools.choice-none-accepted' },
      { fault: 'calls-despite-none', requirement: 'tools.choice-none' },
    ],
  },
  'tc-tools-extra-forbidden': {
    says: 'tools are refused as an unknown field',
    reports: ['vllm-project/vllm#6631', 'runpod-workers/worker-vllm#85'],
    caught: [{ fault: 'refuses-tools-without-saying-so', requirement: 'tools.offered' }],
  },
};
