import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { ApiError } from './api-error.ts';

const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)], // RFC 9110 §8.4.1.3: the same as gzip
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** Refuses a content coding we cannot decode before the body is read; throws ApiError 415 (RFC 9110 §15.5.16). */
export function requireKnownCoding(headers: IncomingHttpHeaders): void {
  const coding = codingOf(headers);
  if (coding === undefined || decoders.has(coding)) return;
  throw new ApiError(415, 'Unsupported content encoding: expected gzip, deflate, br or none.', {
    code: 'unsupported_content_encoding',
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  });
}

/** Undoes the content coding; `limit` counts decoded bytes, so a small bomb stays small. Throws ApiError 413 or 400. */
export async function decodeBody(headers: IncomingHttpHeaders, bytes: Buffer, limit: number): Promise<Buffer> {
  const coding = codingOf(headers);
  const decode = coding === undefined ? undefined : decoders.get(coding);
  if (decode === undefined) return bytes;
  try {
    return await decode(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ApiError(413, `The decoded request body is larger than the limit of ${limit} bytes.`, {
        code: 'request_too_large',
      });
    }
    throw new ApiError(400, `We could not decode the request body as ${coding}.`);
  }
}

function codingOf(headers: IncomingHttpHeaders): string | undefined {
  const coding = headers['content-encoding']?.trim().toLowerCase();
  return coding === '' || coding === 'identity' ? undefined : coding;
}
