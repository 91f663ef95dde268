import { contentOf } from './content-parts.ts';
import { invalid } from './errors.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import type { Role, Turn } from './task.ts';
import { wordTokens } from './words.ts';

const roles: readonly Role[] = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

function callIds(message: JsonObject, at: string): readonly string[] {
  const calls = message['tool_calls'];
  if (isAbsent(calls)) return [];
  if (!Array.isArray(calls) || calls.length === 0) {
    throw invalid(`${at}.tool_calls`, `Invalid '${at}.tool_calls': expected a non-empty array.`);
  }
  return calls.map((call: unknown, index) => {
    const where = `${at}.tool_calls[${index}]`;
    const id = isObject(call) ? call['id'] : undefined;
    const target = isObject(call) ? call['function'] : undefined;
    if (typeof id !== 'string' || id === '') throw invalid(`${where}.id`, `Missing required parameter: '${where}.id'.`);
    if (!isObject(target) || typeof target['name'] !== 'string' || typeof target['arguments'] !== 'string') {
      throw invalid(`${where}.function`, `Invalid '${where}.function': expected a name and a string of arguments.`);
    }
    return id;
  });
}

function requireContent(message: JsonObject, role: Role, at: string): void {
  if (!isAbsent(message['content'])) return;
  // A thinking model may have come to its limit before a word was said; its own message is sent back so.
  const others = ['tool_calls', 'function_call', 'refusal', 'audio', 'reasoning_content', 'reasoning'];
  const instead = others.some((key) => !isAbsent(message[key]));
  if (role === 'assistant' && instead) return;
  throw invalid(
    `${at}.content`,
    `Invalid value for '${at}.content': expected a string or an array of parts, saw null.`,
  );
}

interface ReadMessage {
  readonly at: string;
  readonly turn: Turn;
  /** The ids of the tool calls it makes. */
  readonly asks: readonly string[];
  /** The id of the tool call it answers. */
  readonly answers: string | undefined;
}

function readMessage(message: unknown, index: number): ReadMessage {
  const at = `messages[${index}]`;
  if (!isObject(message)) throw invalid(at, `Invalid type for '${at}': expected an object.`, 'invalid_type');
  const role = message['role'];
  if (!isRole(role)) {
    const saw = JSON.stringify(role);
    throw invalid(`${at}.role`, `Invalid value for '${at}.role': expected ${roles.join(', ')}, saw ${saw}.`);
  }
  requireContent(message, role, at);
  const id = message['tool_call_id'];
  if (role === 'tool' && typeof id !== 'string') {
    throw invalid(`${at}.tool_call_id`, `Missing required parameter: '${at}.tool_call_id'.`);
  }
  const asks = callIds(message, at);
  const { text, extraTokens } = contentOf(message['content'], `${at}.content`);
  const callTokens = asks.length === 0 ? 0 : wordTokens(JSON.stringify(message['tool_calls'])).length;
  return {
    at,
    turn: { role, text, extraTokens: extraTokens + callTokens },
    asks,
    answers: role === 'tool' && typeof id === 'string' ? id : undefined,
  };
}

// Every call is answered by a tool message directly after the message that made it, and nothing else is answered.
function checkToolOrder(messages: readonly ReadMessage[]): void {
  let unanswered: readonly string[] = [];
  const refuseUnanswered = (at: string) => {
    if (unanswered.length === 0) return;
    throw invalid(at, `Expected a tool message for each of 'tool_calls'; missing: ${unanswered.join(', ')}.`);
  };
  for (const { at, asks, answers } of messages) {
    if (answers === undefined) {
      refuseUnanswered(at);
      unanswered = asks;
    } else if (unanswered.includes(answers)) {
      unanswered = unanswered.filter((id) => id !== answers);
    } else {
      throw invalid(at, `'${at}' answers '${answers}', which no preceding message with 'tool_calls' asked for.`);
    }
  }
  refuseUnanswered('messages');
}

/** Reads chat `messages` into turns; throws a 400 that names the message and field at fault. */
export function readMessages(messages: unknown): readonly Turn[] {
  if (isAbsent(messages)) {
    throw invalid('messages', "Missing required parameter: 'messages'.", 'missing_required_parameter');
  }
  if (!Array.isArray(messages)) {
    throw invalid('messages', "Invalid type for 'messages': expected an array.", 'invalid_type');
  }
  if (messages.length === 0) {
    throw invalid('messages', "Invalid 'messages': expected at least 1 message, saw none.", 'empty_array');
  }
  const read = messages.map(readMessage);
  checkToolOrder(read);
  return read.map(({ turn }) => turn);
}
