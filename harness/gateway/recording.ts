import type { Dispatcher } from 'undici';
import type { Ending, HeaderLines, WireRecord } from './exchange.ts';

/** More than any answer capped at a few tokens can need; a body beyond it is called endless and cut. */
export const longestBody = 8 * 1024 * 1024;

/** The same for a stream, which holds no vectors: a thousand tokens with all their log probabilities are half of it. */
export const longestStream = 2 * 1024 * 1024;

export type SentRequest = WireRecord['request'];

/**
 * An undici handler that writes down one exchange and passes every call on, unchanged, to the handler behind it.
 * `done` receives the record once, when the response ends, fails, or outlasts `timeoutMs`.
 */
export class RecordingHandler implements Dispatcher.DispatchHandler {
  readonly #inner: Dispatcher.DispatchHandler | null;
  readonly #done: (record: WireRecord) => void;
  readonly #request: SentRequest;
  readonly #sentAt = Date.now();
  readonly #start = performance.now();
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #cut: { ending: Ending; error: string } | undefined;
  #status: number | null = null;
  #headers: HeaderLines = [];
  #headAt: number | null = null;
  #reads: { at: number; bytes: Uint8Array }[] = [];
  #length = 0;
  #finished = false;
  /** Whoever asked has been told that it failed. */
  #failed = false;
  #forget = (): void => {};

  constructor(options: {
    request: SentRequest;
    timeoutMs: number;
    done: (record: WireRecord) => void;
    inner?: Dispatcher.DispatchHandler;
  }) {
    this.#request = options.request;
    this.#done = options.done;
    this.#inner = options.inner ?? null;
    this.#timer = setTimeout(() => {
      this.cut('timeout', `timed out: no end of the response within ${options.timeoutMs} ms`);
    }, options.timeoutMs);
  }

  /** Cuts the exchange when the signal is aborted, or already was. */
  leaveOn(signal: AbortSignal): void {
    const leave = () => this.cut('aborted', 'the client left');
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    this.#forget = () => signal.removeEventListener('abort', leave);
  }

  /** Ends the exchange from our side; what was read until then is kept. */
  cut(ending: Ending, error: string): void {
    if (this.#finished || this.#cut !== undefined) return;
    this.#cut = { ending, error };
    if (this.#controller === undefined) this.onResponseError(undefined, new Error(error));
    else this.#controller.abort(new Error(error));
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.#controller = controller;
    // It was cut while it waited for its connection, and whoever asked has been told.
    if (this.#finished) controller.abort(new Error(this.#cut?.error ?? 'the exchange is over'));
    else this.#inner?.onRequestStart?.(controller, context);
  }

  onRequestUpgrade(...call: Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestUpgrade']>>): void {
    this.#inner?.onRequestUpgrade?.(...call);
  }

  onResponseStart(...call: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>): void {
    const [controller, status, headers] = call;
    // An interim response (1xx) comes through here too; it promises a head and is none.
    if (status >= 200) {
      this.#status = status;
      this.#headers = headerLines(controller.rawHeaders ?? headers);
      this.#headAt = this.#now();
    }
    this.#inner?.onResponseStart?.(...call);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#finished) {
      this.#length += chunk.length;
      this.#reads.push({ at: this.#now(), bytes: Uint8Array.from(chunk) });
    }
    this.#inner?.onResponseData?.(controller, chunk);
    const longest = this.#isStream() ? longestStream : longestBody;
    if (this.#length > longest) this.cut('endless', `the body passed ${longest} bytes and went on`);
  }

  onResponseEnd(...call: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseEnd']>>): void {
    this.#finish('complete', null, headerLines(call[0].rawTrailers ?? call[1]));
    this.#inner?.onResponseEnd?.(...call);
  }

  onResponseError(controller: Dispatcher.DispatchController | undefined, error: Error): void {
    const { ending, text } =
      this.#cut === undefined ? classify(error) : { ending: this.#cut.ending, text: this.#cut.error };
    this.#finish(ending, text, []);
    if (this.#failed) return;
    this.#failed = true;
    // Without a connection there is no controller: undici passes none either, though its types promise one.
    this.#inner?.onResponseError?.(controller as Dispatcher.DispatchController, error);
  }

  #finish(ending: Ending, error: string | null, trailers: HeaderLines): void {
    if (this.#finished) return;
    this.#finished = true;
    clearTimeout(this.#timer);
    this.#forget();
    this.#done({
      request: this.#request,
      sentAt: this.#sentAt,
      status: this.#status,
      headers: this.#headers,
      trailers,
      headAt: this.#headAt,
      reads: this.#reads,
      endAt: this.#now(),
      ending,
      error,
    });
  }

  #isStream(): boolean {
    return this.#headers.some(
      ([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith('text/event-stream'),
    );
  }

  #now(): number {
    return performance.now() - this.#start;
  }
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A header block beyond all measure, and a message that frames its body in two ways at once (RFC 9112 §6.3). */
const unreadable = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

export function classify(error: Error): { ending: Ending; text: string } {
  const code = codeOf(error);
  const text = code === '' || error.message.includes(code) ? error.message : `${error.message} (${code})`;
  if (error.name === 'AbortError' || code === 'UND_ERR_ABORTED') return { ending: 'aborted', text };
  if (neverConnected.has(code) || code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT')) {
    return { ending: 'refused', text };
  }
  if (error.name === 'HTTPParserError' || code.startsWith('HPE_') || unreadable.has(code))
    return { ending: 'malformed', text };
  return { ending: 'reset', text };
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node tries every address of a name and reports them together.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return '';
}

function headerLines(raw: Dispatcher.DispatchController['rawHeaders']): HeaderLines {
  if (raw === null || raw === undefined) return [];
  if (Array.isArray(raw)) {
    const flat = raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
    return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
  }
  return Object.entries(raw).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one) => [name, one] as const),
  );
}
