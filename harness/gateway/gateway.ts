import type OpenAI from 'openai';
import type { ClientOptions } from 'openai';
import type { ClientId, Outcome } from '../clients/driver.ts';
import type { Keys } from '../keys.ts';
import type { Exchange, HeaderLines } from './exchange.ts';
import type { UpstreamSide } from './upstream-side.ts';

/** All that a scenario may do to a target. Nothing here throws for what a target does: a death is in the exchange. */
export interface Gateway {
  /** The model under test. */
  readonly model: string;
  /** The embedding model under test; empty when none is known, which a scenario rules out in `needs`. */
  readonly embeddingModel: string;
  /** Ids from the model list, in its order; empty when there was none. */
  readonly listed: readonly string[];
  /** The keys of the run; a scenario that cannot do without one names it in `needs`. */
  readonly keys: Keys;
  /** The scripted upstream behind the target; a scenario that asks it names it in `needs`. */
  readonly upstream: UpstreamSide;
  /** A word no other request of the run contains. */
  nonce(): string;
  send(call: Call): Promise<Exchange>;
  get(path: string, options?: CallOptions): Promise<Exchange>;
  /** Objects are sent as JSON, strings and bytes as they are. */
  post(path: string, body: Body, options?: CallOptions): Promise<Exchange>;
  /** A chat completion: the smallest request known to work on this target, with `patch` merged over it. */
  chat(patch?: Patch, options?: CallOptions): Promise<Exchange>;
  /** The same with `stream: true`. */
  streamChat(patch?: Patch, options?: CallOptions): Promise<Exchange>;
  /** The body that `chat` sends, for requests that must differ in more than a field. */
  chatBody(patch?: Patch): Record<string, unknown>;
  /**
   * Requests written to a socket by hand, one after the other on one connection while the server keeps it open. The
   * answers are read leniently; their `wire.socket` says what became of the connection.
   */
  raw<const Calls extends readonly RawCall[]>(calls: Calls): Promise<Answers<Calls>>;
  /** Waits so many milliseconds; a replay does not. */
  wait(ms: number): Promise<void>;
  /** Lets a client call the target; the exchanges are the calls that left for it. */
  ask(call: ClientCall): Promise<ClientOutcome>;
  /** Lets a client read answers that this run has recorded, each in its turn; the target is not asked again. */
  read(call: ClientCall, answers: readonly Exchange[]): Promise<ClientOutcome>;
  /** Runs the real `openai` SDK, without retries, over the same recorded wire. */
  openai<T>(call: (client: OpenAI) => Promise<T>, options?: SdkOptions): Promise<SdkOutcome<T>>;
}

/** Fields to set; `undefined` removes one. */
export type Patch = Readonly<Record<string, unknown>>;
export type Body = string | Uint8Array | Readonly<Record<string, unknown>>;

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key than the run's; null sends no Authorization at all. */
  readonly key?: string | null;
  /** False: a 429 or 503 is what the scenario looks at, so it is not waited out. Default true. */
  readonly patient?: boolean;
  readonly signal?: AbortSignal;
  /** Tokens to set aside for a body whose own cap is beyond what any model generates. */
  readonly reserve?: number;
}

export interface Call extends CallOptions {
  readonly method: string;
  /** Appended to the base URL, such as `/models`. */
  readonly path: string;
  readonly body?: Body;
}

/** An exchange for every call, in the same order. */
export type Answers<Calls extends readonly RawCall[]> = { readonly [Index in keyof Calls]: Exchange };

/** A request as it stands on the wire: nothing of it is trimmed, escaped or put right. */
export interface RawCall {
  readonly method: string;
  /** Appended to the base URL as it is. */
  readonly path: string;
  /** In place of the usual ones of the same name; the values go out untouched. */
  readonly headers?: HeaderLines;
  readonly body?: Body;
  /** Another key than the run's; null sends no Authorization at all. */
  readonly key?: string | null;
  /** Sends the body in chunks of this many bytes, without a Content-Length. */
  readonly chunkBytes?: number;
  /** Default 1.1. */
  readonly version?: '1.0' | '1.1';
  /** Milliseconds for which the open connection is left idle before it. */
  readonly idleMs?: number;
}

export interface SdkOptions extends Pick<ClientOptions, 'timeout' | 'apiKey'> {
  /** How often the SDK may try again by itself; 0 unless retries are what the scenario looks at. */
  readonly retries?: number;
  readonly patient?: boolean;
}

/** One call of a client, in words that every client understands. */
export interface ClientCall {
  readonly client: ClientId;
  /** Such as `create` or `stream-helper`. */
  readonly operation: string;
  /** The JSON body of the request that the client is to make. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Another than the run's key; null sends no Authorization. */
  readonly key?: 'wrong' | null;
  readonly flavour?: 'sync' | 'async';
  readonly retries?: number;
  readonly timeoutMs?: number;
  /** False: a 429 or 503 is what the scenario looks at, so it is not waited out. Default true. */
  readonly patient?: boolean;
}

export type ClientOutcome = Outcome & { readonly exchanges: readonly Exchange[] };

/** What an SDK call came to, with the exchanges it made. */
export type SdkOutcome<T> = { readonly exchanges: readonly Exchange[] } & (
  | { readonly value: T; readonly error?: never }
  | { readonly error: SdkError; readonly value?: never }
);

/** An error as the SDK's user meets it: its class and all it extends, nearest first, and the documented fields. */
export interface SdkError {
  readonly classes: readonly string[];
  readonly message: string;
  readonly status?: unknown;
  readonly code?: unknown;
  readonly param?: unknown;
  readonly type?: unknown;
  readonly requestID?: unknown;
}
