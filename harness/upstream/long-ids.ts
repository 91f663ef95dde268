import { isObject, type JsonObject } from './json.ts';

/** An argument that no double holds: whoever parses the arguments and writes them again writes another number. */
const longId = '"long_id":9007199254740993';

/** The arguments of a call, or the first piece of them, with that argument before the others. */
function longer(text: string): string {
  if (!text.startsWith('{')) return text;
  const rest = text.slice(1);
  return rest.trim() === '}' ? `{${longId}}` : `{${longId},${rest}`;
}

/** A message or a delta whose calls have that argument. */
export function withLongIds(part: JsonObject): JsonObject {
  const { tool_calls: calls } = part;
  if (!Array.isArray(calls)) return part;
  const changed = calls.filter(isObject).map((call) => {
    const called = call['function'];
    if (!isObject(called) || typeof called['arguments'] !== 'string') return call;
    return { ...call, function: { ...called, arguments: longer(called['arguments']) } };
  });
  return { ...part, tool_calls: changed };
}
