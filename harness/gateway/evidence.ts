import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import type { Ending, HeaderLines, SocketRecord, WireRecord } from './exchange.ts';
import type { Redactor } from './redact.ts';
import type { UpstreamNote } from './upstream-side.ts';

/** Everything one scenario sent and received, as it is kept on disk; `--replay` judges it again. */
export interface Evidence {
  readonly evidence: 'runestone.evidence/1';
  readonly scenario: string;
  /** Seeds the scenario's nonces, so that a replay sends the same words. */
  readonly seed: string;
  readonly exchanges: readonly StoredExchange[];
  /** What the upstream behind the target was asked, and answered; absent where it was not. */
  readonly upstream?: readonly UpstreamNote[];
}

export interface StoredExchange {
  readonly request: { method: string; url: string; headers: HeaderLines; body: StoredBytes | null };
  readonly sentAt: number;
  readonly status: number | null;
  readonly headers: HeaderLines;
  readonly trailers: HeaderLines;
  readonly headAt: number | null;
  readonly reads: readonly { at: number; bytes: StoredBytes }[];
  readonly endAt: number;
  readonly ending: Ending;
  readonly error: string | null;
  readonly socket?: SocketRecord;
}

/** Text when the bytes are well-formed UTF-8, so that evidence can be read; base64 otherwise. */
type StoredBytes = string | { readonly base64: string } | { readonly gzip: string };

/** A body padded to a mebibyte would fill the memory and the disk with blanks; beyond this it is stored compressed. */
const compressFrom = 64 * 1024;

/** The record with every secret masked; a secret split over two reads is found too. */
export function store(wire: WireRecord, redactor: Redactor): StoredExchange {
  const original = Buffer.concat(wire.reads.map((read) => read.bytes));
  const whole = masked(original, wire.headers, redactor);
  let offset = 0;
  const last = wire.reads.length - 1;
  const reads = wire.reads.map((read, index) => {
    // A body that was compressed again has another length; where its reads parted means nothing then.
    const end = index === last ? whole.length : Math.min(offset + read.bytes.length, whole.length);
    const part = whole.subarray(offset, end);
    offset = end;
    return { at: round(read.at), bytes: storeBytes(part) };
  });
  const lines = (headers: HeaderLines): HeaderLines => headers.map(([name, value]) => [name, redactor.text(value)]);
  return {
    request: {
      method: wire.request.method,
      url: redactor.text(wire.request.url),
      headers: lines(wire.request.headers),
      body: wire.request.body === null ? null : storeBytes(redactor.bytes(wire.request.body)),
    },
    sentAt: round(wire.sentAt),
    status: wire.status,
    headers: lines(wire.headers),
    trailers: lines(wire.trailers),
    headAt: wire.headAt === null ? null : round(wire.headAt),
    reads,
    endAt: round(wire.endAt),
    ending: wire.ending,
    error: wire.error === null ? null : redactor.text(wire.error),
    ...(wire.socket !== undefined && { socket: storeSocket(wire.socket) }),
  };
}

export function restore(stored: StoredExchange): WireRecord {
  return {
    ...stored,
    request: { ...stored.request, body: stored.request.body === null ? null : restoreBytes(stored.request.body) },
    reads: stored.reads.map(({ at, bytes }) => ({ at, bytes: restoreBytes(bytes) })),
  };
}

function storeSocket({ reused, closedAt, continuedAt, leftover }: SocketRecord): SocketRecord {
  return {
    reused,
    closedAt: closedAt === null ? null : round(closedAt),
    continuedAt: continuedAt === null ? null : round(continuedAt),
    leftover,
  };
}

function storeBytes(bytes: Uint8Array): StoredBytes {
  if (bytes.length >= compressFrom) return { gzip: gzipSync(bytes).toString('base64') };
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('utf8');
  return Buffer.from(text, 'utf8').equals(buffer) ? text : { base64: buffer.toString('base64') };
}

function restoreBytes(stored: StoredBytes): Uint8Array {
  if (typeof stored === 'string') return Buffer.from(stored, 'utf8');
  return 'gzip' in stored ? gunzipSync(Buffer.from(stored.gzip, 'base64')) : Buffer.from(stored.base64, 'base64');
}

const codings = {
  gzip: { open: gunzipSync, close: gzipSync },
  deflate: { open: inflateSync, close: deflateSync },
  br: { open: brotliDecompressSync, close: brotliCompressSync },
} as const;

/** A secret inside a compressed body is masked there and the body compressed again; any other body keeps its length. */
function masked(bytes: Buffer, headers: HeaderLines, redactor: Redactor): Uint8Array {
  const name = headers
    .find(([header]) => header.toLowerCase() === 'content-encoding')?.[1]
    .trim()
    .toLowerCase();
  const coding = Object.entries(codings).find(([known]) => known === name)?.[1];
  if (coding === undefined) return redactor.bytes(bytes);
  try {
    const plain = coding.open(bytes);
    const clean = Buffer.from(redactor.bytes(plain));
    return clean.equals(plain) ? bytes : coding.close(clean);
  } catch {
    return redactor.bytes(bytes); // cut short, or not compressed at all
  }
}

/** Microseconds are as fine as the clock is honest. */
const round = (ms: number): number => Math.round(ms * 1000) / 1000;
