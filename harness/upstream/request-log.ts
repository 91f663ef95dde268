import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

// Enough for every request of a run; one that sends more is a load test, which reads only the newest.
const mostRequests = 1000;
// Bodies are what grows: beyond this many bytes the oldest requests are forgotten first.
const mostBodyBytes = 64 * 1024 * 1024;

/** When an event was due and when it was handed to the socket, in performance.now() milliseconds. */
export interface ChunkStamp {
  readonly dueAt: number;
  readonly writtenAt: number;
}

/** One request as the upstream saw it. Every time is performance.now() milliseconds of this process. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** As received, with credentials cut to scheme and last four characters. */
  readonly headers: IncomingHttpHeaders;
  readonly receivedAt: number;
  /** The parsed JSON body; undefined when there was none or it did not parse. */
  readonly body?: unknown;
  readonly status?: number;
  /** When the status line and headers were sent. */
  readonly headersAt?: number;
  readonly chunks: readonly ChunkStamp[];
  /** When the last byte was handed over. */
  readonly finishedAt?: number;
  /** When the client closed the connection before that. */
  readonly clientLeftAt?: number;
  /** When a `cut` directive made the upstream reset the connection. */
  readonly resetAt?: number;
}

/** The log's own hand on an entry. */
export type OpenEntry = { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] } & { chunks: ChunkStamp[] };

const credentials = ['authorization', 'proxy-authorization', 'api-key', 'x-api-key', 'x-goog-api-key', 'cookie'];

// Four characters tell two keys apart; a shorter secret shows none of itself.
function reduced(value: string): string {
  const [, scheme = '', secret = ''] = /^(?:(\S+)\s+)?(.*)$/s.exec(value) ?? [];
  const tail = secret.length > 8 ? secret.slice(-4) : '';
  return `${scheme === '' ? '' : `${scheme} `}…${tail}`;
}

function withoutCredentials(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const safe: IncomingHttpHeaders = { ...headers };
  for (const name of credentials) {
    const value = headers[name];
    if (value !== undefined) safe[name] = reduced(String(value));
  }
  return safe;
}

export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  open(request: IncomingMessage): OpenEntry;
  /** Notes the parsed body and its size in bytes, which counts against the log's bound. */
  noteBody(entry: OpenEntry, body: unknown, bytes: number): void;
}

/** Keeps the last 1000 requests, or fewer when their bodies pass 64 MiB. */
export function requestLog(): RequestLog {
  const requests: OpenEntry[] = [];
  const sizes = new Map<OpenEntry, number>();
  let held = 0;

  const forgetOldest = () => {
    const oldest = requests.shift();
    if (oldest === undefined) return;
    held -= sizes.get(oldest) ?? 0;
    sizes.delete(oldest);
  };

  return {
    requests,
    open({ method = '', url = '', headers }) {
      const entry: OpenEntry = {
        method,
        path: url,
        headers: withoutCredentials(headers),
        receivedAt: performance.now(),
        chunks: [],
      };
      requests.push(entry);
      if (requests.length > mostRequests) forgetOldest();
      return entry;
    },
    noteBody(entry, body, bytes) {
      entry.body = body;
      if (!requests.includes(entry)) return;
      sizes.set(entry, bytes);
      held += bytes;
      while (held > mostBodyBytes && requests.length > 1) forgetOldest();
    },
  };
}
