import type { Directive } from './directive.ts';

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
  /** Of a request with a nonce: what was answered, before any framing and coding; at most its first 256 KiB. */
  readonly answer?: string;
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
