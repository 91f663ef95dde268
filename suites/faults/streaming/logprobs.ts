import { field, openapi } from '../../../spec/sources.ts';
import { eachChunk, firstChoice, isChat, textOf, withChoice } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

export const forgetsLogprobs: Fault = {
  id: 'forgets-logprobs',
  says: 'streams null for the log probabilities that were asked for',
  seen: [field('ollama/ollama#16117'), field('xorbitsai/inference#5252')],
  kills: ['streaming.logprobs'],
  bend: {
    stream: eachChunk((chunk) => (firstChoice(chunk) === null ? chunk : withChoice(chunk, { logprobs: null }))),
  },
};

export const logprobsUnasked: Fault = {
  id: 'logprobs-unasked',
  says: 'streams log probabilities that nobody asked for',
  seen: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/logprobs')],
  kills: ['streaming.logprobs'],
  bend: {
    stream: (frames, request) =>
      eachChunk((chunk) => {
        if (!isChat(request) || textOf(chunk) === '') return chunk;
        const token = { token: textOf(chunk), logprob: -0.1, bytes: null, top_logprobs: [] };
        return withChoice(chunk, { logprobs: { content: [token], refusal: null } });
      })(frames),
  },
};

export const legacyLogprobs: Fault = {
  id: 'legacy-logprobs',
  says: 'streams log probabilities in the shape of legacy completions',
  seen: [field('vllm-project/vllm#3179'), field('abetlen/llama-cpp-python#1787')],
  kills: ['streaming.chunk-schema'],
  bend: {
    stream: (frames, request) =>
      eachChunk((chunk) => {
        if (!isChat(request) || (firstChoice(chunk)?.['logprobs'] ?? null) === null) return chunk;
        const logprobs = { tokens: [textOf(chunk)], token_logprobs: [-0.1], top_logprobs: null, text_offset: [0] };
        return withChoice(chunk, { logprobs });
      })(frames),
  },
};

export const probabilitiesForLogprobs: Fault = {
  id: 'probabilities-for-logprobs',
  says: 'streams probabilities in place of their logarithms',
  seen: [openapi('#/components/schemas/ChatCompletionTokenLogprob')],
  kills: ['streaming.logprobs'],
  bend: {
    stream: (frames, request) =>
      eachChunk((chunk) => {
        if (!isChat(request) || (firstChoice(chunk)?.['logprobs'] ?? null) === null) return chunk;
        const token = { token: textOf(chunk), logprob: 0.9, bytes: null, top_logprobs: [] };
        return withChoice(chunk, { logprobs: { content: [token], refusal: null } });
      })(frames),
  },
};
