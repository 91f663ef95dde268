import { setImmediate as turn } from 'node:timers/promises';
import { Dispatcher } from 'undici';
import type { WireRecord } from './exchange.ts';
import type { Transport } from './transport.ts';

/** The scenario asked for more than the evidence holds: it has changed since the evidence was written. */
export class EvidenceExhausted extends Error {
  constructor(method: string, url: string) {
    super(
      `expected a recorded exchange for ${method} ${url}, found none left; ` +
        'the scenario has changed since this evidence was written, so run it against the target again',
    );
  }
}

/** A transport that answers from saved evidence, in the order it was recorded, and contacts nothing. */
export function replayTransport(recorded: readonly WireRecord[]): Transport {
  let next = 0;
  const take = (method: string, url: string): WireRecord => {
    const record = recorded[next++];
    if (record === undefined) throw new EvidenceExhausted(method, url);
    return record;
  };
  return {
    send: async (request) => take(request.method, request.url),
    dispatcherFor: (_body, _options, note) => new ReplayDispatcher(take, note),
    close: async () => {},
  };
}

class ReplayDispatcher extends Dispatcher {
  readonly #take: (method: string, url: string) => WireRecord;
  readonly #note: (record: WireRecord) => void;

  constructor(take: (method: string, url: string) => WireRecord, note: (record: WireRecord) => void) {
    super();
    this.#take = take;
    this.#note = note;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const record = this.#take(options.method, `${String(options.origin)}${options.path}`);
    void this.#play(record, handler).then(() => this.#note(record));
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
    for (let turns = 0; record.ending === 'aborted' && !controller.aborted && turns < patientTurns; turns++)
      await turn();
    if (controller.aborted) handler.onResponseError?.(controller, controller.reason ?? new Error('aborted'));
    else if (record.ending === 'complete') handler.onResponseEnd?.(controller, {});
    else handler.onResponseError?.(controller, new Error(record.error ?? record.ending));
  }
}

/** Turns of the event loop that a replayed client gets to leave as it did before. */
const patientTurns = 1000;

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
