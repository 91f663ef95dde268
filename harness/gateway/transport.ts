import { Agent, Dispatcher } from 'undici';
import { offersHttp2, openTap, type Tap, type TapOptions } from '../clients/tap.ts';
import type { WireRecord } from './exchange.ts';
import { converse, type RawOptions, type RawRequest } from './raw-socket.ts';
import { RecordingHandler, type SentRequest } from './recording.ts';

/** The one way out to a target: raw requests, and a dispatcher for a real SDK's fetch, both written down alike. */
export interface Transport {
  send(request: SentRequest, options: SendOptions): Promise<WireRecord>;
  /** Requests written by hand, one after the other on one connection while the server keeps it; a record for each. */
  converse(requests: readonly RawRequest[], options: RawOptions): Promise<readonly WireRecord[]>;
  /** A dispatcher for one call of an SDK's fetch, which sends again for every redirect it follows. */
  dispatcherFor(body: Uint8Array | null, options: SendOptions, watch: Watch): Dispatcher;
  /** Whether the target of a base URL agrees to HTTP/2 over TLS. */
  offersHttp2(base: string): Promise<boolean>;
  /** A loopback port for a client in a process of its own. */
  tap(options: TapOptions): Promise<Tap>;
  close(): Promise<void>;
}

/** Told of every exchange that passes a dispatcher. */
export interface Watch {
  /** Called before anything is sent; returns what receives the record. What it throws keeps the request from leaving. */
  begin(body: Uint8Array | null): (record: WireRecord) => void;
}

export interface SendOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Above the 16 KiB that Node's own fetch accepts, so that an oversized header block is seen and not just refused. */
const headerRoom = 64 * 1024;

/** Transport over real sockets: HTTP/1.1, keep-alive, and no retry but for a connection that died before any head. */
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
    converse,
    dispatcherFor: (body, options, watch) => new RecordingDispatcher(pooled, body, options, watch),
    tap: openTap,
    offersHttp2,
    close: async () => {
      await Promise.all([pooled.destroy(), single.destroy()]);
    },
  };
}

class RecordingDispatcher extends Dispatcher {
  readonly #agent: Agent;
  readonly #body: Uint8Array | null;
  readonly #options: SendOptions;
  readonly #watch: Watch;

  constructor(agent: Agent, body: Uint8Array | null, options: SendOptions, watch: Watch) {
    super();
    this.#agent = agent;
    this.#body = body;
    this.#options = options;
    this.#watch = watch;
  }

  override dispatch(options: Dispatcher.DispatchOptions, inner: Dispatcher.DispatchHandler): boolean {
    const request = sentBy(options, this.#body);
    const handler = new RecordingHandler({
      request,
      timeoutMs: this.#options.timeoutMs,
      done: this.#watch.begin(request.body),
      inner,
    });
    handler.leaveOn(this.#options.signal);
    return this.#agent.dispatch(options, handler);
  }
}

/** What undici's fetch is about to send, as a record's request; after a redirect it may leave the body out. */
export function sentBy(options: Dispatcher.DispatchOptions, body: Uint8Array | null): SentRequest {
  const given = options.headers ?? [];
  const headers = Array.isArray(given)
    ? given.flatMap((name, index) => (index % 2 === 0 ? [[String(name), String(given[index + 1])] as const] : []))
    : Object.entries(given).map(([name, value]) => [name, String(value)] as const);
  return {
    method: options.method,
    url: `${String(options.origin)}${options.path}`,
    headers,
    body: options.body ? body : null,
  };
}
