import type { SdkError } from '../gateway/gateway.ts';
import type { Keys } from '../keys.ts';

/** The clients a run can put to work, each with what a report calls it. */
export const clientNames = {
  'openai-node': 'openai for Node',
  'openai-python': 'openai for Python',
  curl: 'curl',
  'openai-node-6': 'openai for Node 6',
  'openai-node-5': 'openai for Node 5',
  'openai-node-4': 'openai for Node 4',
  'ai-sdk': 'AI SDK',
  langchain: 'LangChain',
} as const;

export type ClientId = keyof typeof clientNames;

export const clientIds = Object.keys(clientNames) as readonly ClientId[];

/** Those that take part in every run; the others are asked for by `--clients`. */
export const usualClients: readonly ClientId[] = ['openai-node', 'openai-python', 'curl'];

/** What one call of a client came to, as plain data: what its user would hold in hand, or meet as an exception. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly error: SdkError }
  /** The client itself crashed, hung or printed rubbish: its last lines. It says nothing of the target. */
  | { readonly broke: string }
  /** This version of the client has no such method. */
  | { readonly unsupported: string };

/** One call of a client, in words that every client understands. */
export interface DriverCall {
  /** Such as `create` or `stream-helper`. */
  readonly operation: string;
  /** The JSON body of the request it is to make; for `models-retrieve`, the model. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly base: string;
  /** The Host header to send, where the base is a tap. */
  readonly host: string | null;
  /** Null sends no Authorization. */
  readonly key: 'run' | 'wrong' | null;
  /** How an in-process client sends; a child opens sockets of its own. */
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly flavour: 'sync' | 'async';
  readonly retries: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A client that was found, ready to be called; any number of calls at once. */
export interface Driver {
  /** Exact, such as `7.57.0`. */
  readonly version: string;
  /** A process of its own, which reaches the target through a tap. */
  readonly child: boolean;
  run(call: DriverCall): Promise<Outcome>;
  /** Resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** A client that is not here: why, and the one line that changes it. */
export interface Missing {
  readonly missing: string;
  readonly enable: string;
}

/** What finding and starting a client takes. */
export interface StartOptions {
  readonly keys: Keys;
  /** An interpreter with the `openai` package; null looks for one. */
  readonly python: string | null;
  /** Where optional packages are looked for. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** What the wrong key of a client is; no target gives it out. */
export const wrongKey = 'sk-runestone-wrong';
