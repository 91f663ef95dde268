import type { IncomingMessage } from 'node:http';
import { loggedTarget, loggedValue } from './credentials.ts';
import type { Directive } from './directive.ts';

// Room for a run and the load beside it; what sends more reads only the newest.
const mostRequests = 4000;
// Bodies and stamps are what grows: beyond this many bytes the oldest requests are forgotten first.
const mostBytes = 64 * 1024 * 1024;
const mostText = 1024 * 1024; // characters of one body: what is larger is sent for its size, not to be read back
const mostStamps = 20_000; // of one answer, five times the longest that the word model gives

/** One request as the upstream saw it. Every time but `receivedWall` is performance.now() milliseconds. */
export interface LoggedRequest {
  /** Counts all requests ever seen, from 1: the cursor of the log. */
  readonly seq: number;
  /** Counts connections; requests of one connection share it. */
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  /** As received, in order and in the case they came in; credentials as their fingerprints. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** When the headers had arrived. */
  readonly receivedAt: number;
  /** The same in Unix milliseconds. */
  readonly receivedWall: number;
  /** When the body had arrived whole. */
  readonly bodyAt?: number;
  /** The body as it came, at most its first 1 MiB. */
  readonly text?: string;
  readonly bodyBytes?: number;
  readonly nonce?: string;
  /** Which attempt of its nonce this is, from 1; of the same body, where `times` is given without a nonce. */
  readonly attempt?: number;
  /** What the answer was bent by, from the message or from a rule. */
  readonly directive?: Directive;
  /** The rule that chose it. */
  readonly rule?: number;
  readonly status?: number;
  /** When the status line and headers were sent. */
  readonly headersAt?: number;
  /** For every event, one after the other: when it was due, and when it was handed to the socket. */
  readonly stamps: readonly number[];
  /** When the last byte was handed over. */
  readonly finishedAt?: number;
  /** When the client closed the connection before that. */
  readonly clientLeftAt?: number;
  /** When a directive made the upstream break the connection. */
  readonly brokenAt?: number;
  /** When the answer was over, in whatever way. */
  readonly closedAt?: number;
}

interface Hooks {
  readonly hold: (entry: OpenEntry, bytes: number) => void;
  readonly tell: (entry: OpenEntry) => void;
}

/** The server's own hand on a logged request; a spread of it is the request as it stands. */
export class OpenEntry implements LoggedRequest {
  readonly seq: number;
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly headers: LoggedRequest['headers'];
  readonly receivedAt: number = performance.now();
  readonly receivedWall: number = Date.now();
  readonly stamps: number[] = [];
  declare bodyAt?: number;
  declare text?: string;
  declare bodyBytes?: number;
  declare nonce?: string;
  declare attempt?: number;
  declare directive?: Directive;
  declare rule?: number;
  declare status?: number;
  declare headersAt?: number;
  declare finishedAt?: number;
  declare clientLeftAt?: number;
  declare brokenAt?: number;
  declare closedAt?: number;
  readonly #hooks: Hooks;

  constructor(seq: number, connection: number, { method = '', url = '', rawHeaders }: IncomingMessage, hooks: Hooks) {
    this.seq = seq;
    this.connection = connection;
    this.method = method;
    this.path = loggedTarget(url);
    this.headers = headerPairs(rawHeaders);
    this.#hooks = hooks;
  }

  noteBody(text: string, bytes: number): void {
    this.bodyAt = performance.now();
    this.text = text.slice(0, mostText);
    this.bodyBytes = bytes;
    this.#hooks.hold(this, this.text.length);
  }

  stamp(dueAt: number, writtenAt: number): void {
    if (this.stamps.length < 2 * mostStamps) this.stamps.push(dueAt, writtenAt);
  }

  /** Tells whoever waits for this request that it got somewhere. */
  changed(): void {
    this.#hooks.tell(this);
  }

  /** The answer is over. */
  close(): void {
    this.closedAt = performance.now();
    this.#hooks.hold(this, this.stamps.length * 8); // a double each
    this.changed();
  }
}

export interface RequestLog {
  /** The last requests, oldest first; a live view. */
  readonly requests: readonly LoggedRequest[];
  /** The number of the newest request. */
  readonly newest: () => number;
  open(request: IncomingMessage, connection: number): OpenEntry;
  /** Calls back whenever a request got somewhere; returns what ends that. */
  watch(listener: (request: LoggedRequest) => void): () => void;
  clear(): void;
}

function headerPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    pairs.push([name, loggedValue(name, raw[at + 1] ?? '')]);
  }
  return pairs;
}

/** Keeps the last 4000 requests, or fewer when their bodies and stamps pass 64 MiB. */
export function requestLog(): RequestLog {
  const requests: OpenEntry[] = [];
  const sizes = new Map<OpenEntry, number>();
  const listeners = new Set<(request: LoggedRequest) => void>();
  let held = 0;
  let newest = 0;

  const forgetOldest = () => {
    const oldest = requests.shift();
    if (oldest === undefined) return;
    held -= sizes.get(oldest) ?? 0;
    sizes.delete(oldest);
  };

  const hold = (entry: OpenEntry, bytes: number) => {
    const known = sizes.get(entry);
    if (known === undefined) return; // already forgotten
    sizes.set(entry, known + bytes);
    held += bytes;
    while (held > mostBytes && requests.length > 1) forgetOldest();
  };

  const tell = (entry: OpenEntry) => {
    for (const listener of listeners) listener(entry);
  };
  const hooks: Hooks = { hold, tell };

  return {
    requests,
    newest: () => newest,
    open(request, connection) {
      newest += 1;
      const entry = new OpenEntry(newest, connection, request, hooks);
      requests.push(entry);
      sizes.set(entry, 0);
      if (requests.length > mostRequests) forgetOldest();
      return entry;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      while (requests.length > 0) forgetOldest();
    },
  };
}
