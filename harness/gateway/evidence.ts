import type { Ending, HeaderLines, SocketRecord, WireRecord } from './exchange.ts';
import type { Redactor } from './redact.ts';

/** Everything one scenario sent and received, as it is kept on disk; `--replay` judges it again. */
export interface Evidence {
  readonly evidence: 'runestone.evidence/1';
  readonly scenario: string;
  /** Seeds the scenario's nonces, so that a replay sends the same words. */
  readonly seed: string;
  readonly exchanges: readonly StoredExchange[];
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
type StoredBytes = string | { readonly base64: string };

/** The record with every secret masked; a secret split over two reads is found too. */
export function store(wire: WireRecord, redactor: Redactor): StoredExchange {
  const whole = redactor.bytes(Buffer.concat(wire.reads.map((read) => read.bytes)));
  let offset = 0;
  const reads = wire.reads.map((read) => {
    const part = whole.subarray(offset, offset + read.bytes.length);
    offset += read.bytes.length;
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
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('utf8');
  return Buffer.from(text, 'utf8').equals(buffer) ? text : { base64: buffer.toString('base64') };
}

function restoreBytes(stored: StoredBytes): Uint8Array {
  return typeof stored === 'string' ? Buffer.from(stored, 'utf8') : Buffer.from(stored.base64, 'base64');
}

/** Microseconds are as fine as the clock is honest. */
const round = (ms: number): number => Math.round(ms * 1000) / 1000;
