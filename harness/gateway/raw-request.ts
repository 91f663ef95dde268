import type { HeaderLines } from './exchange.ts';
import type { RawCall } from './gateway.ts';
import type { RawRequest } from './raw-socket.ts';

/** The bytes of a call written by hand: `usual` headers unless the call names its own, and a framing unless it has one. */
export function rawRequest(
  call: RawCall,
  url: string,
  usual: Readonly<Record<string, string>>,
  body: Uint8Array | null,
): RawRequest {
  const given = call.headers ?? [];
  const named = new Set(given.map(([name]) => name.toLowerCase()));
  const lines: HeaderLines = [...Object.entries({ ...usual, ...framing(call, body) }), ...given].filter(
    (line) => given.includes(line) || !named.has(line[0].toLowerCase()),
  );
  // WHATWG URL would resolve the dot segments of a path that is meant to keep them.
  const { origin } = new URL(url);
  const head = [`${call.method} ${url.slice(origin.length)} HTTP/${call.version ?? '1.1'}`];
  return {
    request: { method: call.method, url, headers: lines, body },
    head: `${[...head, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`,
    payload: framed(body, call.chunkBytes),
    idleMs: call.idleMs ?? 0,
    last: call.version === '1.0' || given.some(([name, value]) => /^connection$/i.test(name) && /close/i.test(value)),
  };
}

function framing({ chunkBytes }: RawCall, body: Uint8Array | null): Record<string, string> {
  if (body === null) return {};
  return chunkBytes === undefined ? { 'content-length': String(body.length) } : { 'transfer-encoding': 'chunked' };
}

/** The body itself, or in chunks of `chunkBytes` bytes (RFC 9112 §7.1). */
function framed(body: Uint8Array | null, chunkBytes: number | undefined): Uint8Array {
  if (body === null || chunkBytes === undefined) return body ?? new Uint8Array();
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += chunkBytes) {
    const chunk = body.subarray(at, at + chunkBytes);
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
