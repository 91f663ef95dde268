import type { Section } from './row.ts';

/** The course of streams. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const streamLifecycle: Section = {
  'sc-finish-missing': {
    says: 'a stream ends without a finish_reason',
    reports: ['openai/openai-node#1292', 'anomalyco/opencode#43882', 'openai/openai-node#1206'],
    caught: [
      { fault: 'drops-finish', requirement: 'streaming.finishes' },
      { fault: 'nulls-stream-finish', requirement: 'streaming.finishes' },
      { fault: 'streams-without-finish', requirement: 'clients.stream' },
    ],
  },
  'done-missing': {
    says: 'a stream ends without its sentinel',
    reports: [
      'ikawrakow/ik_llama.cpp#467',
      'huggingface/text-generation-inference#1896',
      'oobabooga/textgen#4778',
      'gpustack/llama-box#2',
    ],
    caught: [
      { fault: 'drops-done', requirement: 'streaming.ends-with-done' },
      { fault: 'streams-completions-openly', requirement: 'streaming.ends-with-done' },
    ],
  },
  'done-missing-open': {
    says: 'a stream stays open after its finish, without a sentinel',
    reports: ['diegosouzapw/OmniRoute#6777'],
    caught: [{ fault: 'stays-open-without-done', requirement: 'streaming.ends-with-done' }],
  },
  'p-stop-leak': {
    says: 'a stream shows a stop sequence, or its beginning, before it stops',
    reports: ['vllm-project/vllm#3574', 'sgl-project/sglang#11462', 'SharpAI/SwiftLM#126'],
    caught: [
      { fault: 'leaks-a-piece-of-the-stop', requirement: 'streaming.stops-unseen' },
      { fault: 'streams-the-stop', requirement: 'streaming.stops-unseen' },
    ],
  },
  'done-dup': {
    says: 'the sentinel comes twice',
    reports: ['ray-project/ray#62246'],
    caught: [{ fault: 'repeats-done', requirement: 'streaming.ends-with-done' }],
  },
  'sse-chunk-dup': {
    says: 'every piece of the text comes twice',
    reports: ['openclaw/openclaw#1284'],
    caught: [
      { fault: 'sends-every-chunk-twice', requirement: 'streaming.text-once' },
      { fault: 'says-it-all-again', requirement: 'agreement.whole-text' },
    ],
  },
};
