import type { SdkError } from '../gateway/gateway.ts';
import { describeError } from '../gateway/sdk.ts';

/** One call of a client in this process. `body` is the JSON body of the request to make. */
export interface ClientCall<Operation extends string> {
  readonly operation: Operation;
  readonly baseURL: string;
  /** Null sends no Authorization. */
  readonly apiKey: string | null;
  readonly fetch: typeof fetch;
  readonly body: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly signal?: AbortSignal;
}

/** What a caller holds in hand after the call, as plain JSON. */
export type ClientOutcome =
  | { readonly value: unknown; readonly error?: never; readonly unsupported?: never }
  | {
      readonly error: SdkError;
      /** What had been handed to the caller by then, of a call that hands over piece by piece. */
      readonly partial?: unknown;
      readonly value?: never;
      readonly unsupported?: never;
    }
  /** This version of the client has no such call. */
  | { readonly unsupported: string; readonly value?: never; readonly error?: never };

/** Says that this version of a client lacks what was asked for. */
export class Unsupported extends Error {}

/** Runs a call to its end; `hold` keeps what the call hands over before it ends. */
export async function clientOutcome(
  run: (hold: (partial: unknown) => void) => Promise<unknown>,
  describe: (error: unknown) => SdkError = describeError,
): Promise<ClientOutcome> {
  let held: unknown;
  try {
    const value = await run((partial) => {
      held = partial;
    });
    return { value: plain(value) };
  } catch (error) {
    if (error instanceof Unsupported) return { unsupported: error.message };
    return { error: describe(error), ...(held !== undefined && { partial: plain(held) }) };
  }
}

/** As JSON would carry it: no prototypes, no functions, null for nothing. */
function plain(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
