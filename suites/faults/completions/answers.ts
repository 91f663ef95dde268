import { field, live, openapi, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { eachLegacy, eachLegacyChoice, eachLegacyChunk, isCompletions } from '../../completion-answers.ts';
import type { Fault } from '../../fault.ts';

const choicesOf = (body: JsonObject): readonly JsonObject[] => body['choices'] as JsonObject[]; // the gateway's own

export const queuesCompletions: Fault = {
  id: 'queues-completions',
  says: 'answers a legacy completion with 202',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['completions.answers-200'],
  bend: { head: (head, request) => (isCompletions(request) && head.status === 200 ? { ...head, status: 202 } : head) },
};

export const completesInChatShape: Fault = {
  id: 'completes-in-chat-shape',
  says: 'answers a legacy completion with messages',
  seen: [openapi('#/components/schemas/Completion')],
  kills: ['completions.schema'],
  bend: eachLegacy((body) => ({
    ...body,
    choices: choicesOf(body).map(({ text, ...rest }) => ({ ...rest, message: { role: 'assistant', content: text } })),
  })),
};

export const callsCompletionsChats: Fault = {
  id: 'calls-completions-chats',
  says: 'calls a legacy completion chat.completion',
  seen: [field('Portkey-AI/gateway#858')],
  kills: ['completions.schema'],
  bend: eachLegacy((body) => ({ ...body, object: 'chat.completion' })),
};

export const completesToEos: Fault = {
  id: 'completes-to-eos',
  says: 'ends a legacy completion by "eos_token"',
  seen: [field('BerriAI/litellm#322')],
  kills: ['completions.schema'],
  bend: eachLegacy((body) => ({
    ...body,
    choices: choicesOf(body).map((choice) => ({ ...choice, finish_reason: 'eos_token' })),
  })),
};

export const completesForFree: Fault = {
  id: 'completes-for-free',
  says: 'reports no usage on a legacy completion',
  seen: [openapi('#/components/schemas/Completion/properties/usage')],
  kills: ['completions.usage'],
  bend: eachLegacy(({ usage: _none, ...body }) => body),
};

export const streamsCompletionsForFree: Fault = {
  id: 'streams-completions-for-free',
  says: 'sends no usage at the end of a streamed legacy completion that asked for it',
  seen: [openapi('#/components/schemas/CompletionChunk/properties/usage')],
  kills: ['completions.usage'],
  bend: eachLegacyChunk((chunk) => (choicesOf(chunk).length === 0 ? null : chunk)),
};

export const streamsCompletionsAsChat: Fault = {
  id: 'streams-completions-as-chat',
  says: 'streams a legacy completion in deltas',
  seen: [live('completions reference, streaming')],
  kills: ['completions.chunk-schema'],
  bend: eachLegacyChoice(({ text, ...choice }) => ({ ...choice, delta: { content: text } })),
};

export const streamsCompletionsToNoEnd: Fault = {
  id: 'streams-completions-to-no-end',
  says: 'streams a legacy completion without a finish_reason',
  seen: [openapi('#/components/schemas/CompletionChunkChoice/properties/finish_reason')],
  kills: ['completions.chunk-schema'],
  bend: eachLegacyChoice((choice) => ({ ...choice, finish_reason: null })),
};

export const streamsCompletionsStopped: Fault = {
  id: 'streams-completions-stopped',
  says: 'says "stop" on every chunk of a legacy completion',
  seen: [field('BerriAI/litellm#376')],
  kills: ['completions.chunk-schema'],
  bend: eachLegacyChoice((choice) => ({ ...choice, finish_reason: 'stop' })),
};

export const streamsCompletionsUnderManyIds: Fault = {
  id: 'streams-completions-under-many-ids',
  says: 'gives each chunk of a legacy completion an id of its own',
  seen: [field('BerriAI/litellm#14429'), field('raullenchai/Rapid-MLX#461')],
  kills: ['completions.one-id'],
  bend: eachLegacyChunk((chunk, index) => ({ ...chunk, id: `chatcmpl-${index}` })),
};

export const streamsCompletionsOpenly: Fault = {
  id: 'streams-completions-openly',
  says: 'ends a streamed legacy completion without the sentinel',
  seen: [field('ikawrakow/ik_llama.cpp#467')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: async function* (frames, request) {
      for await (const frame of frames) if (!isCompletions(request) || frame.startsWith('data: {')) yield frame;
    },
  },
};
