import { invalid } from './errors.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';

const show = (value: unknown): string => (typeof value === 'object' ? 'an object or array' : JSON.stringify(value));

const wrongType = (name: string, expected: string, seen: unknown) =>
  invalid(name, `Invalid type for '${name}': expected ${expected}, saw ${show(seen)}.`, 'invalid_type');

interface Range {
  readonly min?: number;
  readonly max?: number;
}

function inRange(name: string, value: number, { min = -Infinity, max = Infinity }: Range): number {
  if (value < min || value > max) {
    const expected = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
    throw invalid(name, `Invalid value for '${name}': expected ${expected}, saw ${value}.`, 'invalid_value');
  }
  return value;
}

/** Reads an optional number; throws a 400 naming the field when it is something else or out of range. */
export function optionalNumber(body: JsonObject, name: string, range: Range = {}): number | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'number') throw wrongType(name, 'a number', value);
  return inRange(name, value, range);
}

/** Reads an optional whole number; throws a 400 naming the field otherwise. */
export function optionalInteger(body: JsonObject, name: string, range: Range = {}): number | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer', value);
  return inRange(name, value, range);
}

/** Reads an optional boolean; throws a 400 naming the field otherwise. */
export function optionalBoolean(body: JsonObject, name: string): boolean | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'boolean') throw wrongType(name, 'a boolean', value);
  return value;
}

/** Reads an optional string; throws a 400 naming the field otherwise. */
export function optionalString(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'string') throw wrongType(name, 'a string', value);
  return value;
}

/** Reads an optional object; throws a 400 naming the field otherwise. */
export function optionalObject(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (!isObject(value)) throw wrongType(name, 'an object', value);
  return value;
}

/** Reads an optional array; throws a 400 naming the field otherwise. */
export function optionalArray(body: JsonObject, name: string): readonly unknown[] | undefined {
  const value = body[name];
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, 'an array', value);
  return value;
}

/** Reads `metadata`: string values under string keys, as OpenAI stores them. */
export function optionalMetadata(body: JsonObject): JsonObject | undefined {
  const metadata = optionalObject(body, 'metadata');
  for (const [key, value] of Object.entries(metadata ?? {})) {
    if (typeof value !== 'string') throw wrongType(`metadata.${key}`, 'a string', value);
  }
  return metadata;
}

/** Reads `stop`: one string or up to four. */
export function stopSequences(body: JsonObject): readonly string[] {
  const stop = body['stop'];
  if (isAbsent(stop)) return [];
  const list: readonly unknown[] = Array.isArray(stop) ? stop : [stop];
  if (list.length > 4) {
    throw invalid(
      'stop',
      `Invalid 'stop': expected at most 4 sequences, saw ${list.length}.`,
      'array_above_max_length',
    );
  }
  return list.map((item) => {
    if (typeof item !== 'string') throw wrongType('stop', 'a string or an array of strings', item);
    return item;
  });
}
