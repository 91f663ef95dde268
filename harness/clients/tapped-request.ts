import type { HeaderLines } from '../gateway/exchange.ts';

/** The head of a request as a client wrote it, and where its body ends. */
export interface TappedHead {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
  /** Bytes of the head with its blank line. */
  readonly bytes: number;
  /** Bytes of the body; null when it is chunked. */
  readonly length: number | null;
  /** The client holds its body back until it is told to go on (RFC 9110 §10.1.1). */
  readonly waits: boolean;
}

/** Reads the head at the start of what a client sent; null while it is not whole. */
export function readHead(bytes: Buffer): TappedHead | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const value = (name: string) => headers.find(([other]) => other.toLowerCase() === name)?.[1];
  const chunked = /chunked/i.test(value('transfer-encoding') ?? '');
  return {
    method,
    path,
    headers,
    bytes: end + 4,
    length: chunked ? null : Number(value('content-length') ?? 0),
    waits: /100-continue/i.test(value('expect') ?? ''),
  };
}
