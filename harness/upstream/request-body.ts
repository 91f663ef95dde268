import type { IncomingMessage } from 'node:http';
import { invalid, RequestRefused } from './errors.ts';
import { isObject, type JsonObject } from './json.ts';

const largest = 16 * 1024 * 1024; // bytes: room for a full context window and a few pictures

const tooLarge = () =>
  new RequestRefused(413, `The request body is larger than ${largest} bytes. Send a smaller one.`, {
    code: 'request_too_large',
  });

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge();
  const pieces: Buffer[] = [];
  let length = 0;
  // A socket's data event, not for-await: leaving that loop early would destroy the request and with it the answer.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > largest) reject(tooLarge());
      else pieces.push(piece);
    });
    request.on('end', resolve);
    request.on('error', reject);
  });
  return Buffer.concat(pieces, length);
}

/** Reads a JSON object; throws a 400, 413 or 415 when the body is anything else. Tells its bytes, whatever they are. */
export async function readBody(
  request: IncomingMessage,
  onBytes: (bytes: Buffer) => void = () => {},
): Promise<JsonObject> {
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding !== 'identity') {
    throw new RequestRefused(415, `Content coding '${coding}' is not supported. Send the body uncoded.`);
  }
  const bytes = await readBytes(request);
  onBytes(bytes);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid(null, 'We could not parse the JSON body of your request: expected one JSON object in UTF-8.');
  }
  if (!isObject(document)) throw invalid(null, 'Invalid body: expected a JSON object, saw another JSON value.');
  return document;
}
