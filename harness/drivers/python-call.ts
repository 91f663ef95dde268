import type { SdkError } from '../gateway/gateway.ts';

/** What a caller does with the openai package; the names are those of `python/operations.py`. */
export type PythonOperation =
  | 'create'
  | 'stream'
  | 'stream-helper'
  | 'parse'
  | 'tools-streamed'
  | 'embeddings'
  | 'models-list'
  | 'models-retrieve'
  | 'completions'
  | 'completions-stream'
  | 'responses'
  | 'responses-stream'
  | 'with-raw-response';

export interface PythonCall {
  readonly operation: PythonOperation;
  /** `OpenAI` or `AsyncOpenAI`. */
  readonly flavour: 'sync' | 'async';
  /** On loopback, plain http, with the version prefix. */
  readonly baseUrl: string;
  /** In place of the Host header that the base URL leads to. */
  readonly host?: string;
  /** The environment variable that holds the key; null sends no Authorization at all. */
  readonly key: string | null;
  /** The body of the HTTP request to make; `models-retrieve` reads `model` of it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The client's own timeout. */
  readonly timeoutMs: number;
  /** The client's `max_retries`. */
  readonly retries: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An exception of the package, with the body of the answer as it kept it and the exception that caused it. */
export interface PythonError extends SdkError {
  readonly body?: unknown;
  readonly cause?: string;
}

/** What a call came to. */
export type PythonOutcome =
  | { readonly value: unknown }
  | { readonly error: PythonError }
  /** The client crashed, hung, printed rubbish or could not be asked: what happened, with its last words. */
  | { readonly broke: string }
  /** The installed version has no such method. */
  | { readonly unsupported: string };

export interface CallLimits {
  /** Milliseconds after which the call is given up. */
  readonly timeoutMs: number;
  /** Ends the driver with all that it does. */
  readonly signal: AbortSignal;
}
