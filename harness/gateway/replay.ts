import { setImmediate as turn } from 'node:timers/promises';
import { Dispatcher } from 'undici';
import { startPlayer } from '../clients/player.ts';
import type { Tap, TapOptions } from '../clients/tap.ts';
import { NotSent } from '../errors.ts';
import type { WireRecord } from './exchange.ts';
import type { SentRequest } from './recording.ts';
import { sentBy, type Transport, type Watch } from './transport.ts';

/** The scenario asked for more than the evidence holds: it has changed since the evidence was written. */
export class EvidenceExhausted extends NotSent {
  constructor(method: string, url: string) {
    super(
      `expected a recorded exchange for ${method} ${url}, found none left; ` +
        'the scenario has changed since this evidence was written, so run it against the target again',
    );
  }
}

/** A transport that answers from saved evidence and contacts nothing. */
export function replayTransport(recorded: readonly WireRecord[]): Transport {
  const left = [...recorded];
  // Requests that ran side by side come back in another order, so each is found again by what it sent.
  const take = (request: SentRequest): WireRecord => {
    const alike = left.filter(({ request: { method, url } }) => method === request.method && url === request.url);
    const same = alike.filter((one) => sameBody(one.request.body, request.body));
    // A wrong key asks for the same and is answered otherwise; evidence holds each key's mask, and a replay sends it.
    const record = same.find((one) => keyOf(one.request) === keyOf(request)) ?? same[0] ?? alike[0];
    if (record === undefined) throw new EvidenceExhausted(request.method, request.url);
    left.splice(left.indexOf(record), 1);
    return record;
  };
  return {
    send: async (request) => take(request),
    converse: async (requests) => requests.map(({ request }) => take(request)),
    dispatcherFor: (body, _options, watch) => new ReplayDispatcher(take, body, watch),
    tap: (options) => replayTap(take, options),
    offersHttp2: async () => false, // evidence holds no frames of HTTP/2 to play again
    close: async () => {},
  };
}

/** A client in a process of its own reads its evidence from loopback. */
async function replayTap(take: (request: SentRequest) => WireRecord, options: TapOptions): Promise<Tap> {
  const player = await startPlayer();
  const { base } = player.stage(({ method, path, body, authorization }) => {
    const { end } = options.begin(body);
    const headers = authorization === null ? [] : [['authorization', authorization] as const];
    const record = take({ method, url: options.target + path, headers, body });
    end(record);
    return record;
  });
  return { base, host: new URL(base).host, close: () => player.close() };
}

const keyOf = ({ headers }: SentRequest): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];

const sameBody = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.compare(one, other) === 0;

class ReplayDispatcher extends Dispatcher {
  readonly #take: (request: SentRequest) => WireRecord;
  readonly #body: Uint8Array | null;
  readonly #watch: Watch;

  constructor(take: (request: SentRequest) => WireRecord, body: Uint8Array | null, watch: Watch) {
    super();
    this.#take = take;
    this.#body = body;
    this.#watch = watch;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const request = sentBy(options, this.#body);
    const record = this.#take(request);
    const end = this.#watch.begin(request.body);
    void this.#play(record, handler).finally(() => end(record));
    return true;
  }

  /** Gives every read a turn of its own: a reader must see what came before an error, as it did when it was live. */
  async #play(record: WireRecord, handler: Dispatcher.DispatchHandler): Promise<void> {
    const controller = new ReplayController();
    controller.rawHeaders = record.headers.flat().map((part) => Buffer.from(part, 'latin1'));
    await turn();
    handler.onRequestStart?.(controller, {});
    if (record.status !== null && !controller.aborted) {
      handler.onResponseStart?.(controller, record.status, joined(record.headers));
      for (const read of record.reads) {
        await turn();
        if (controller.aborted) break;
        handler.onResponseData?.(controller, Buffer.from(read.bytes));
      }
    }
    await turn();
    // The client itself left, so it will leave again; only until then is the response open.
    const until = performance.now() + patientMs;
    while (record.ending === 'aborted' && !controller.aborted && performance.now() < until) await turn();
    if (controller.aborted) handler.onResponseError?.(controller, controller.reason ?? new Error('aborted'));
    else if (record.ending === 'complete') handler.onResponseEnd?.(controller, {});
    else handler.onResponseError?.(controller, new Error(record.error ?? record.ending));
  }
}

/** Milliseconds that a replayed client gets to leave as it did before. */
const patientMs = 500;

class ReplayController implements Dispatcher.DispatchController {
  aborted = false;
  paused = false;
  reason: Error | null = null;
  rawHeaders: Buffer[] = [];

  abort(reason: Error): void {
    this.aborted = true;
    this.reason = reason;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }
}

function joined(headers: WireRecord['headers']): Record<string, string | string[]> {
  const byName: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const before = byName[lower];
    byName[lower] = before === undefined ? value : [before, value].flat();
  }
  return byName;
}
