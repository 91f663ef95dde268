import { Agent, Dispatcher } from 'undici';
import type { WireRecord } from './exchange.ts';
import { RecordingHandler, type SentRequest } from './recording.ts';

/** The one way out to a target: raw requests, and a dispatcher for a real SDK's fetch, both written down alike. */
export interface Transport {
  send(request: SentRequest, options: SendOptions): Promise<WireRecord>;
  /** A dispatcher for one call of an SDK's fetch; `note` receives each exchange when it ends. */
  dispatcherFor(body: Uint8Array | null, options: SendOptions, note: (record: WireRecord) => void): Dispatcher;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Above the 16 KiB that Node's own fetch accepts, so that an oversized header block is seen and not just refused. */
const headerRoom = 64 * 1024;

/** Transport over real sockets, HTTP/1.1, keep-alive, no redirects, no retries. */
export function liveTransport(): Transport {
  const timeouts = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: headerRoom } as const; // our own timer judges
  const pooled = new Agent({ ...timeouts, connections: 64, pipelining: 1 });
  const single = new Agent({ ...timeouts, pipelining: 0 });

  const dispatch = (agent: Agent, request: SentRequest, options: SendOptions): Promise<WireRecord> =>
    new Promise((resolve) => {
      const url = new URL(request.url);
      const handler = new RecordingHandler({ request, timeoutMs: options.timeoutMs, done: resolve });
      handler.leaveOn(options.signal);
      agent.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method as Dispatcher.HttpMethod,
          headers: request.headers.flat(),
          body: request.body,
        },
        handler,
      );
    });

  return {
    async send(request, options) {
      const first = await dispatch(pooled, request, options);
      // A pooled connection that the server closed while idle looks like a reset; a fresh one tells them apart.
      return first.ending === 'reset' && first.status === null ? dispatch(single, request, options) : first;
    },
    dispatcherFor: (body, options, note) => new RecordingDispatcher(pooled, body, options, note),
    close: async () => {
      await Promise.all([pooled.destroy(), single.destroy()]);
    },
  };
}

class RecordingDispatcher extends Dispatcher {
  readonly #agent: Agent;
  readonly #body: Uint8Array | null;
  readonly #options: SendOptions;
  readonly #note: (record: WireRecord) => void;

  constructor(agent: Agent, body: Uint8Array | null, options: SendOptions, note: (record: WireRecord) => void) {
    super();
    this.#agent = agent;
    this.#body = body;
    this.#options = options;
    this.#note = note;
  }

  override dispatch(options: Dispatcher.DispatchOptions, inner: Dispatcher.DispatchHandler): boolean {
    const handler = new RecordingHandler({
      request: sentBy(options, this.#body),
      timeoutMs: this.#options.timeoutMs,
      done: this.#note,
      inner,
    });
    handler.leaveOn(this.#options.signal);
    return this.#agent.dispatch(options, handler);
  }
}

/** What undici's fetch is about to send, as a record's request. */
export function sentBy(options: Dispatcher.DispatchOptions, body: Uint8Array | null): SentRequest {
  const given = options.headers ?? [];
  const headers = Array.isArray(given)
    ? given.flatMap((name, index) => (index % 2 === 0 ? [[String(name), String(given[index + 1])] as const] : []))
    : Object.entries(given).map(([name, value]) => [name, String(value)] as const);
  return { method: options.method, url: `${String(options.origin)}${options.path}`, headers, body };
}
