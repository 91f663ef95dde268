import { invalid } from './errors.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import type { Role, Turn } from './task.ts';
import { wordTokens } from './words.ts';

const roles: readonly Role[] = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

const mediaTokens = 85; // what OpenAI counts for a picture of low detail; any media part costs the same here

function partText(part: unknown, at: string): { text: string; extraTokens: number } {
  const fields = isObject(part) ? part : {};
  const type = fields['type'];
  const text = fields[type === 'refusal' ? 'refusal' : 'text'];
  if (type === 'text' || type === 'refusal') {
    if (typeof text !== 'string') throw invalid(`${at}.text`, `Missing required parameter: '${at}.text'.`);
    return { text, extraTokens: 0 };
  }
  if (type !== 'image_url' && type !== 'input_audio' && type !== 'file') {
    const expected = 'text, image_url, input_audio, file or refusal';
    throw invalid(`${at}.type`, `Invalid value for '${at}.type': expected ${expected}, saw ${JSON.stringify(type)}.`);
  }
  const media = fields[type];
  if (!isObject(media)) throw invalid(`${at}.${type}`, `Missing required parameter: '${at}.${type}'.`);
  if (type === 'image_url' && typeof media['url'] !== 'string') {
    throw invalid(`${at}.image_url.url`, `Missing required parameter: '${at}.image_url.url'.`);
  }
  return { text: '', extraTokens: mediaTokens };
}

function contentOf(content: unknown, at: string): { text: string; extraTokens: number } {
  if (isAbsent(content)) return { text: '', extraTokens: 0 };
  if (typeof content === 'string') return { text: content, extraTokens: 0 };
  if (!Array.isArray(content) || content.length === 0) {
    throw invalid(at, `Invalid type for '${at}': expected a string or a non-empty array of content parts.`);
  }
  const parts = content.map((part, index) => partText(part, `${at}[${index}]`));
  return {
    text: parts.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
    extraTokens: parts.reduce((sum, part) => sum + part.extraTokens, 0),
  };
}

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
  const instead = ['tool_calls', 'function_call', 'refusal', 'audio'].some((key) => !isAbsent(message[key]));
  if (role === 'assistant' && instead) return;
  throw invalid(
    `${at}.content`,
    `Invalid value for '${at}.content': expected a string or an array of parts, saw null.`,
  );
}

/** Reads chat `messages` into turns; throws a 400 that names the message and field at fault. */
export function readMessages(messages: unknown): readonly Turn[] {
  if (isAbsent(messages))
    throw invalid('messages', "Missing required parameter: 'messages'.", 'missing_required_parameter');
  if (!Array.isArray(messages))
    throw invalid('messages', "Invalid type for 'messages': expected an array.", 'invalid_type');
  if (messages.length === 0) {
    throw invalid('messages', "Invalid 'messages': expected at least 1 message, saw none.", 'empty_array');
  }
  let unanswered: readonly string[] = [];
  const turns = messages.map((message: unknown, index): Turn => {
    const at = `messages[${index}]`;
    if (!isObject(message)) throw invalid(at, `Invalid type for '${at}': expected an object.`, 'invalid_type');
    const role = message['role'];
    if (!isRole(role)) {
      throw invalid(
        `${at}.role`,
        `Invalid value for '${at}.role': expected ${roles.join(', ')}, saw ${JSON.stringify(role)}.`,
      );
    }
    requireContent(message, role, at);
    if (role === 'tool') {
      const id = message['tool_call_id'];
      if (typeof id !== 'string')
        throw invalid(`${at}.tool_call_id`, `Missing required parameter: '${at}.tool_call_id'.`);
      if (!unanswered.includes(id)) {
        throw invalid(at, `'${at}' answers '${id}', which no preceding message with 'tool_calls' asked for.`);
      }
      unanswered = unanswered.filter((each) => each !== id);
    } else if (unanswered.length > 0) {
      throw invalid(
        at,
        `Expected a tool message for each of 'tool_calls' before '${at}'; missing: ${unanswered.join(', ')}.`,
      );
    }
    const ids = callIds(message, at);
    if (ids.length > 0) unanswered = ids;
    const { text, extraTokens } = contentOf(message['content'], `${at}.content`);
    const callTokens = ids.length === 0 ? 0 : wordTokens(JSON.stringify(message['tool_calls'])).length;
    return { role, text, extraTokens: extraTokens + callTokens };
  });
  if (unanswered.length > 0) {
    throw invalid('messages', `Expected a tool message for each of 'tool_calls'; missing: ${unanswered.join(', ')}.`);
  }
  return turns;
}
