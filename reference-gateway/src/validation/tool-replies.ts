import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { isObject } from '../http/json-body.ts';

/** Every tool call must be answered by the tool messages right after it, and nothing else may be; throws ApiError 400. */
export function checkToolReplies(messages: readonly JsonObject[], param: string): void {
  let open = new Set<string>();
  let asked = -1;
  messages.forEach((message, index) => {
    if (message['role'] === 'tool') {
      if (open.delete(String(message['tool_call_id']))) return;
      const text = "Messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
      throw invalid(`${param}[${index}].role`, null, text);
    }
    if (open.size > 0) throw unanswered(`${param}[${asked}].tool_calls`, open);
    open = new Set(callIds(message));
    asked = index;
  });
  if (open.size > 0) throw unanswered(`${param}[${asked}].tool_calls`, open);
}

function unanswered(param: string, ids: ReadonlySet<string>) {
  const list = [...ids].join(', ').slice(0, 200); // the ids are the client's own and may be long
  return invalid(
    param,
    null,
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `These have no response: ${list}.`,
  );
}

function callIds(message: JsonObject): string[] {
  const calls = message['role'] === 'assistant' ? message['tool_calls'] : undefined;
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown) => (isObject(call) && typeof call['id'] === 'string' ? [call['id']] : []));
}
