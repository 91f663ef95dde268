import type { Answer, ToolCall } from './answer.ts';
import type { ChatRequest } from './chat-request.ts';
import { fingerprint, type Identity } from './identity.ts';
import { inTurns } from './in-turns.ts';
import { logprobsOf } from './logprobs.ts';
import { done, jsonEvent, type SseEvent } from './sse.ts';
import type { Usage } from './usage.ts';

interface ChoiceChunk {
  readonly delta: object;
  readonly finish?: string;
  readonly token?: string;
}

/** The finish reason as the request's generation of tools spells it. */
export const finishReason = (finish: Answer['finish'], legacyFunctions: boolean): string =>
  legacyFunctions && finish === 'tool_calls' ? 'function_call' : finish;

function* callDeltas(calls: readonly ToolCall[]): Generator<object> {
  for (const [index, { id, name, argumentTokens }] of calls.entries()) {
    yield { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] };
    // Only index and arguments: the Python SDK joins a repeated id or name, the Node SDK refuses an empty one.
    for (const piece of argumentTokens) yield { tool_calls: [{ index, function: { arguments: piece } }] };
  }
}

function* functionDeltas({ name, argumentTokens }: ToolCall): Generator<object> {
  yield { function_call: { name, arguments: '' } };
  for (const piece of argumentTokens) yield { function_call: { arguments: piece } };
}

function* choiceChunks({ legacyFunctions }: ChatRequest, { tokens, calls, finish }: Answer): Generator<ChoiceChunk> {
  const [call] = calls;
  yield { delta: { role: 'assistant', content: call === undefined ? '' : null, refusal: null } };
  for (const token of tokens) yield { delta: { content: token }, token };
  const deltas = call !== undefined && legacyFunctions ? functionDeltas(call) : callDeltas(calls);
  for (const delta of deltas) yield { delta };
  yield { delta: {}, finish: finishReason(finish, legacyFunctions) };
}

/** The events of a streamed chat completion, from the role to `[DONE]`. */
export function* chatEvents(
  request: ChatRequest,
  answers: readonly Answer[],
  { id, created, model }: Identity,
  usage: Usage,
): Generator<SseEvent> {
  const head = {
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    service_tier: request.serviceTier,
    system_fingerprint: fingerprint,
  };
  const { topLogprobs: top, includeUsage } = request;
  // What every chunk repeats is made once: a stream of a thousand words is mostly that.
  const begin = JSON.stringify(head).slice(0, -1);
  const end = includeUsage ? ',"usage":null}' : '}';
  for (const [index, { delta, finish, token }] of inTurns(answers.map((each) => choiceChunks(request, each)))) {
    const logprobs = top === undefined || token === undefined ? 'null' : JSON.stringify(logprobsOf([token], top));
    const reason = finish === undefined ? 'null' : `"${finish}"`;
    const choice = `{"index":${index},"delta":${JSON.stringify(delta)},"logprobs":${logprobs},"finish_reason":${reason}}`;
    yield { data: `${begin},"choices":[${choice}]${end}` };
  }
  if (includeUsage) yield jsonEvent({ ...head, choices: [], usage });
  yield done;
}
