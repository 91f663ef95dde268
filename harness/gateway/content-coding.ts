import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const options = { maxOutputLength: 64 * 1024 * 1024 }; // more than any answer that a judge reads, less than a bomb

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, options),
  'x-gzip': (bytes) => gunzipSync(bytes, options),
  deflate: (bytes) => inflateSync(bytes, options),
  br: (bytes) => brotliDecompressSync(bytes, options),
};

/** A body out of the one content coding that its header names (RFC 9110 §8.4); null when it is not in that coding. */
export function plainBytes(bytes: Uint8Array, coding: string | null): Uint8Array | null {
  const decode = decoders[coding?.trim().toLowerCase() ?? ''];
  if (decode === undefined || bytes.length === 0) return bytes;
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}
