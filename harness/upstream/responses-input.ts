import { invalid } from './errors.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import type { Role, Turn } from './task.ts';
import { wordTokens } from './words.ts';

const mediaTokens = 85; // the same as in chat
const roles: readonly Role[] = ['system', 'developer', 'user', 'assistant'];

function partText(part: unknown, at: string): { text: string; extraTokens: number } {
  const fields = isObject(part) ? part : {};
  switch (fields['type']) {
    case 'input_text':
    case 'output_text':
    case 'refusal': {
      const text = fields[fields['type'] === 'refusal' ? 'refusal' : 'text'];
      if (typeof text !== 'string') throw invalid(`${at}.text`, `Missing required parameter: '${at}.text'.`);
      return { text, extraTokens: 0 };
    }
    case 'input_image':
    case 'input_file':
    case 'input_audio':
      return { text: '', extraTokens: mediaTokens };
    default:
      throw invalid(`${at}.type`, `Invalid value for '${at}.type': saw ${JSON.stringify(fields['type'])}.`);
  }
}

function readContent(content: unknown, at: string): { text: string; extraTokens: number } {
  if (typeof content === 'string') return { text: content, extraTokens: 0 };
  if (!Array.isArray(content)) throw invalid(at, `Invalid type for '${at}': expected a string or an array of parts.`);
  const parts = content.map((part, index) => partText(part, `${at}[${index}]`));
  return {
    text: parts.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
    extraTokens: parts.reduce((sum, part) => sum + part.extraTokens, 0),
  };
}

function messageTurn(item: JsonObject, at: string): Turn {
  const role = roles.find((each) => each === item['role']);
  if (role === undefined) {
    throw invalid(
      `${at}.role`,
      `Invalid value for '${at}.role': expected ${roles.join(', ')}, saw ${JSON.stringify(item['role'])}.`,
    );
  }
  return { role, ...readContent(item['content'], `${at}.content`) };
}

function itemTurns(item: unknown, index: number): readonly Turn[] {
  const at = `input[${index}]`;
  if (!isObject(item)) throw invalid(at, `Invalid type for '${at}': expected an object.`, 'invalid_type');
  switch (item['type'] ?? 'message') {
    case 'message':
      return [messageTurn(item, at)];
    case 'function_call':
      return [{ role: 'assistant', text: '', extraTokens: wordTokens(JSON.stringify(item)).length }];
    case 'function_call_output':
      if (typeof item['call_id'] !== 'string') {
        throw invalid(`${at}.call_id`, `Missing required parameter: '${at}.call_id'.`);
      }
      return [{ role: 'tool', ...readContent(item['output'], `${at}.output`) }];
    case 'reasoning':
      return [];
    default:
      throw invalid(`${at}.type`, `Invalid value for '${at}.type': saw ${JSON.stringify(item['type'])}.`);
  }
}

/** Reads `instructions` and `input` of a response into turns; throws a 400 that names the item and field at fault. */
export function readInput(input: unknown, instructions: string | undefined): readonly Turn[] {
  if (isAbsent(input)) throw invalid('input', "Missing required parameter: 'input'.", 'missing_required_parameter');
  const before: readonly Turn[] =
    instructions === undefined ? [] : [{ role: 'system', text: instructions, extraTokens: 0 }];
  if (typeof input === 'string') return [...before, { role: 'user', text: input, extraTokens: 0 }];
  if (!Array.isArray(input) || input.length === 0) {
    throw invalid('input', "Invalid 'input': expected a string or a non-empty array of items.", 'invalid_type');
  }
  return [...before, ...input.flatMap(itemTurns)];
}
