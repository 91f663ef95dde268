import { isObject } from '../http/json-body.ts';

/** What the relay needs to know of one event. */
export type SseMeaning =
  | { kind: 'data' }
  | { kind: 'done'; exact: boolean }
  | { kind: 'error'; document: unknown }
  | { kind: 'final' };

const errorKey = Buffer.from('"error"');
const doneLine = /^data: ?\[DONE\]$/;
const doneLike = /^\s*data:\s*\[DONE\]\s*$/;
const longestDone = 256; // bytes; more than any spelling of the sentinel, with a name and an id beside it

/**
 * Reads an event as far as the relay must. Searching bytes is enough for nearly all of them: inside a JSON string the
 * quotes are escaped, so `"error"` is a key or a whole value, and only then is the event parsed.
 */
export function readEvent(bytes: Buffer, endsWithDone: boolean): SseMeaning {
  if (bytes.length <= longestDone) {
    const lines = bytes.toString('latin1').split(/\r\n|\r|\n/);
    const [only, ...others] = lines.filter((line) => line.trimStart().startsWith('data:'));
    if (only !== undefined && others.length === 0 && doneLike.test(only)) {
      return { kind: 'done', exact: doneLine.test(only) };
    }
  }
  if (bytes.includes(errorKey)) {
    const document = dataOf(bytes);
    if (isObject(document) && (isTruthy(document['error']) || document['type'] === 'error')) {
      return { kind: 'error', document };
    }
  }
  return endsWithDone || !isFinalResponse(bytes) ? { kind: 'data' } : { kind: 'final' };
}

/** The JSON document in the data lines of an event, or undefined. */
export function dataOf(bytes: Buffer): unknown {
  const lines = bytes.toString('utf8').split(/\r\n|\r|\n/);
  const data = lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(5)] : []));
  try {
    return JSON.parse(data.join('\n'));
  } catch {
    return undefined;
  }
}

// The Responses API ends with one of three events instead of [DONE].
function isFinalResponse(bytes: Buffer): boolean {
  if (!/response\.(completed|failed|incomplete)/.test(bytes.toString('latin1'))) return false;
  const document = dataOf(bytes);
  return isObject(document) && /^response\.(completed|failed|incomplete)$/.test(String(document['type']));
}

function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}
