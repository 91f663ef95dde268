import { type Answer, answer } from './answer.ts';
import { type ChatRequest, readChatRequest } from './chat-request.ts';
import { chatEvents, finishReason } from './chat-stream.ts';
import { withinContext } from './context-window.ts';
import { readDirective } from './directive.ts';
import { fingerprint, newIdentity } from './identity.ts';
import type { JsonObject } from './json.ts';
import { logprobsOf } from './logprobs.ts';
import type { Reply } from './reply.ts';
import { lastUserText } from './task.ts';
import { promptTokens, usageOf } from './usage.ts';

const functionOf = ({ name, argumentTokens }: Answer['calls'][number]) => ({
  name,
  arguments: argumentTokens.join(''),
});

function messageOf(request: ChatRequest, { tokens, calls }: Answer) {
  const base = {
    role: 'assistant',
    content: calls.length > 0 ? null : tokens.join(''),
    refusal: null,
    annotations: [],
  };
  const [first] = calls;
  if (first === undefined) return base;
  if (request.legacyFunctions) return { ...base, function_call: functionOf(first) };
  return { ...base, tool_calls: calls.map((call) => ({ id: call.id, type: 'function', function: functionOf(call) })) };
}

/** Answers POST /v1/chat/completions, streamed or whole. */
export function chatCompletion(body: JsonObject): Reply {
  const request = readChatRequest(body);
  const directive = readDirective(lastUserText(request.turns));
  const prompt = withinContext(promptTokens(request), 'messages');
  const answers = Array.from({ length: request.n }, (_, choice) => answer(request, choice));
  const usage = usageOf(
    prompt,
    answers.reduce((sum, { completionTokens }) => sum + completionTokens, 0),
  );
  const identity = newIdentity('chatcmpl-', request.model);
  if (request.stream) return { directive, usage, events: chatEvents(request, answers, identity, usage) };
  return {
    directive,
    body: {
      id: identity.id,
      object: 'chat.completion',
      created: identity.created,
      model: identity.model,
      choices: answers.map((each, index) => ({
        index,
        message: messageOf(request, each),
        logprobs: request.topLogprobs === undefined ? null : logprobsOf(each.tokens, request.topLogprobs),
        finish_reason: finishReason(each.finish, request.legacyFunctions),
      })),
      usage,
      service_tier: request.serviceTier,
      system_fingerprint: fingerprint,
      ...(request.metadata !== undefined && { metadata: request.metadata }),
    },
  };
}
