import type { Section } from './row.ts';

/** Chunks. */
export const chunkSchema: Section = {
  'sc-finish-empty': {
    says: 'finish_reason is an empty text until the end',
    reports: ['ollama/ollama#4357'],
    caught: [{ fault: 'finishes-with-nothing', requirement: 'streaming.finishes' }],
  },
  'sc-finish-early': {
    says: 'finish_reason is set while words still follow',
    reports: ['BerriAI/litellm#376'],
    caught: [
      { fault: 'finishes-from-the-start', requirement: 'streaming.finishes' },
      { fault: 'speaks-after-finishing', requirement: 'streaming.finishes' },
    ],
  },
  'sc-finish-invalid': {
    says: 'finish_reason is a word of an engine or of another API',
    reports: ['BerriAI/litellm#12481', 'BerriAI/litellm#322'],
    caught: [
      { fault: 'finishes-with-end-turn', requirement: 'chat.schema' },
      { fault: 'finishes-with-eos', requirement: 'chat.schema' },
      { fault: 'streams-end-turn', requirement: 'streaming.finishes' },
      { fault: 'streams-eos', requirement: 'streaming.finishes' },
    ],
  },
  'sc-role-missing': {
    says: 'no chunk says the role',
    reports: ['maximhq/bifrost#6523', 'tensorzero/tensorzero#1265', 'langwatch/langwatch#6196'],
    caught: [
      { fault: 'leaves-role-out', requirement: 'streaming.role-first' },
      { fault: 'only-the-first-has-a-role', requirement: 'streaming.role-first' },
    ],
  },
  'sc-role-empty': {
    says: 'later chunks say an empty role',
    reports: ['MiniMax-AI/MiniMax-M2.5#2'],
    caught: [{ fault: 'empties-role-later', requirement: 'streaming.role-once' }],
  },
  'sc-delta-missing': {
    says: 'a choice has no delta',
    reports: ['QwenLM/qwen-code#1448'],
    caught: [{ fault: 'omits-delta', requirement: 'streaming.chunk-schema' }],
  },
  'sc-delta-message': {
    says: 'a chunk has a message beside its delta, and every chunk its own choice index',
    reports: ['microsoft/foundry-local#144'],
    caught: [{ fault: 'counts-chunks-as-choices', requirement: 'streaming.chunk-schema' }],
  },
  'sc-choices-absent-usage': {
    says: 'the chunk with the usage has no choices',
    reports: ['ROCm/ATOM#1711', 'BerriAI/litellm#8751'],
    caught: [{ fault: 'bills-without-choices', requirement: 'streaming.chunk-schema' }],
  },
  'sc-empty-choices-unsolicited': {
    says: 'a chunk without choices comes although nobody asked for usage',
    reports: ['AbanteAI/archive-old-cli-mentat#430', 'awslabs/llmeter#34', 'entrius/gittensor#1750'],
    caught: [
      { fault: 'opens-with-a-bill', requirement: 'streaming.choices-in-chunks' },
      { fault: 'bills-unasked', requirement: 'streaming.choices-in-chunks' },
    ],
  },
  'sc-id-changes': {
    says: 'the id differs from chunk to chunk',
    reports: [
      'BerriAI/litellm#1571',
      'ggml-org/llama.cpp#5876',
      'microsoft/foundry-local#144',
      'BerriAI/litellm#14429',
    ],
    caught: [
      { fault: 'renames-every-chunk', requirement: 'streaming.one-id' },
      { fault: 'renames-the-last-chunk', requirement: 'streaming.one-id' },
    ],
  },
  'sc-id-changes-n2': {
    says: 'each choice of a stream has an id of its own',
    reports: ['sgl-project/sglang#39864'],
    caught: [{ fault: 'own-id-for-each-choice', requirement: 'streaming.one-id' }],
  },
  'sc-created-changes': {
    says: 'created differs from chunk to chunk',
    reports: ['sgl-project/sglang#39864'],
    caught: [{ fault: 'restamps-chunks', requirement: 'streaming.one-created' }],
  },
  'sc-id-empty': {
    says: 'the id of chunks is empty',
    reports: ['huggingface/text-generation-inference#1782'],
    caught: [{ fault: 'empties-chunk-ids', requirement: 'streaming.chunk-schema' }],
  },
};
