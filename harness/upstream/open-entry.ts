import type { IncomingMessage } from 'node:http';
import { loggedTarget, loggedValue } from './credentials.ts';
import type { Directive } from './directive.ts';
import type { LoggedRequest } from './logged-request.ts';

const mostText = 1024 * 1024; // characters of one body: what is larger is sent for its size, not to be read back
const mostAnswer = 256 * 1024; // characters of one answer: longer ones are sent for their size too
const mostStamps = 20_000; // of one answer, five times the longest that the word model gives

function headerPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    pairs.push([name, loggedValue(name, raw[at + 1] ?? '')]);
  }
  return pairs;
}

/** What the log does when an entry grows or gets somewhere. */
export interface EntryHooks {
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
  declare answer?: string;
  declare headersAt?: number;
  declare finishedAt?: number;
  declare clientLeftAt?: number;
  declare brokenAt?: number;
  declare closedAt?: number;
  readonly #hooks: EntryHooks;

  constructor(
    seq: number,
    connection: number,
    { method = '', url = '', rawHeaders }: IncomingMessage,
    hooks: EntryHooks,
  ) {
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

  /** Adds to the answer as it is kept: only of what has a name to be asked for by. */
  noteAnswer(text: string): void {
    if (this.nonce === undefined) return;
    const kept = this.answer ?? '';
    const more = text.slice(0, mostAnswer - kept.length);
    this.answer = kept + more;
    this.#hooks.hold(this, more.length);
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
