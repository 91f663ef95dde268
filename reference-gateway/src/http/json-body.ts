import { isUtf8 } from 'node:buffer';
import { ApiError, invalid } from './api-error.ts';

/** A request body that was parsed: a JSON object with any members. */
export type JsonObject = Readonly<Record<string, unknown>>;

const deepest = 256; // deeper than any real tool schema, shallow enough for every recursive parser behind us

/** Parses a request body that must be one JSON object; throws ApiError 400. */
export function parseJsonObject(bytes: Buffer): JsonObject {
  if (!isUtf8(bytes)) throw invalid(null, null, 'We could not parse the JSON body of your request: it is not UTF-8.');
  if (nesting(bytes) > deepest) throw invalid(null, null, `The JSON body is nested deeper than ${deepest} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ApiError(400, 'We could not parse the JSON body of your request: expected one JSON object.');
  }
  if (!isObject(value)) throw invalid(null, null, 'Expected the request body to be a JSON object.');
  return value;
}

/** True for a JSON object, false for null, arrays and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nesting(bytes: Buffer): number {
  let depth = 0;
  let maximum = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === 0x5c)
        index += 1; // a backslash hides the next byte
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) maximum = Math.max(maximum, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return maximum;
}
