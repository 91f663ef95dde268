import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Ending, WireRecord } from './exchange.ts';
import { RawResponse } from './raw-response.ts';
import { classify, type SentRequest } from './recording.ts';

/** A request as it is written to the socket, byte for byte. */
export interface RawRequest {
  /** As it is recorded: the headers as they stand in `head`, the body before it was framed. */
  readonly request: SentRequest;
  /** Request line and header lines, with the blank line. */
  readonly head: string;
  /** The body as it is framed. */
  readonly payload: Uint8Array;
  /** Milliseconds for which the open connection is left idle before it. */
  readonly idleMs: number;
  /** Whether the server is expected to close the connection after its answer. */
  readonly last: boolean;
}

export interface RawOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A server that was asked to close gets this long for it. */
const closingMs = 2000;
/** As curl does: without a 100 Continue the body leaves after a second. */
const continueMs = 1000;

/** Sends requests one after the other on one connection, and on another where the server has closed it. */
export async function converse(requests: readonly RawRequest[], options: RawOptions): Promise<readonly WireRecord[]> {
  const records: WireRecord[] = [];
  let connection: Connection | null = null;
  try {
    for (const request of requests) {
      if (connection !== null && request.idleMs > 0) {
        await Promise.race([options.sleep(request.idleMs), connection.closed]);
      }
      let record: WireRecord | null = null;
      if (connection?.open === true) record = await connection.exchange(request, true, options);
      if (record === null || (record.status === null && record.ending === 'reset')) {
        connection?.destroy();
        connection = new Connection(new URL(request.request.url));
        record = await connection.exchange(request, false, options);
      }
      records.push(record);
      if (record.ending !== 'complete') connection?.destroy();
    }
  } finally {
    connection?.destroy();
  }
  return records;
}

/** One connection to a target. */
class Connection {
  readonly #socket: Socket;
  #error: Error | null = null;
  #heard: () => void = () => {};
  #response: RawResponse | null = null;
  #start = 0;
  open = true;
  /** Resolves when the server closes it, or it dies. */
  readonly closed: Promise<void>;

  constructor({ protocol, hostname, port }: URL) {
    const host = hostname.replace(/^\[|\]$/g, '');
    this.#socket =
      protocol === 'https:'
        ? connectTls({ host, port: Number(port || 443), servername: host, ALPNProtocols: ['http/1.1'] })
        : connectTcp({ host, port: Number(port || 80) });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (bytes: Buffer) => {
      this.#response?.push(bytes, this.#now());
      this.#heard();
    });
    this.closed = new Promise((resolve) => {
      const over = (error?: Error | boolean) => {
        if (error instanceof Error) this.#error ??= error;
        this.open = false;
        this.#response?.close();
        this.#heard();
        resolve();
      };
      this.#socket.on('end', over).on('error', over).on('close', over);
    });
  }

  destroy(): void {
    this.open = false;
    this.#socket.destroy();
  }

  async exchange(raw: RawRequest, reused: boolean, { timeoutMs, signal }: RawOptions): Promise<WireRecord> {
    const response = new RawResponse(raw.request.method);
    const sentAt = Date.now();
    this.#start = performance.now();
    this.#response = response;
    let cut: { ending: Ending; error: string } | null = null;
    const stop = (ending: Ending, error: string) => {
      cut ??= { ending, error };
      this.#heard();
    };
    const leave = () => stop('aborted', 'the client left');
    signal.addEventListener('abort', leave, { once: true });
    const timer = setTimeout(
      () => stop('timeout', `timed out: no end of the response within ${timeoutMs} ms`),
      timeoutMs,
    );
    const over = () => cut !== null || signal.aborted || response.fault !== null || !this.open;
    this.#socket.write(Buffer.from(raw.head, 'latin1'));
    if (/^expect:/im.test(raw.head)) {
      await this.#until(() => over() || response.continuedAt !== null || response.status !== null, continueMs);
    }
    if (raw.payload.length > 0 && response.status === null && !over()) this.#socket.write(raw.payload);
    await this.#until(() => over() || response.complete);
    const endAt = this.#now();
    if (raw.last && response.complete) await this.#until(over, closingMs);
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    const closedAt = this.open ? null : this.#now();
    return {
      request: raw.request,
      sentAt,
      status: response.status,
      headers: response.headers,
      trailers: response.trailers,
      headAt: response.headAt,
      reads: response.reads,
      endAt,
      ...this.#ending(response, cut ?? (signal.aborted ? { ending: 'aborted', error: 'the client left' } : null)),
      socket: { reused, closedAt, continuedAt: response.continuedAt, leftover: response.leftover },
    };
  }

  #ending(
    response: RawResponse,
    cut: { ending: Ending; error: string } | null,
  ): { ending: Ending; error: string | null } {
    if (response.complete) return { ending: 'complete', error: null };
    if (response.fault !== null) return response.fault;
    if (cut !== null) return cut;
    if (this.#error === null) return { ending: 'reset', error: 'the server closed the connection' };
    const { ending, text } = classify(this.#error);
    return { ending, error: text };
  }

  /** Resolves when the condition holds, asked again after everything that happens, or after `ms` milliseconds. */
  async #until(condition: () => boolean, ms?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    this.#heard = () => {
      if (condition()) resolve();
    };
    this.#heard();
    await promise;
    clearTimeout(timer);
    this.#heard = () => {};
  }

  #now(): number {
    return performance.now() - this.#start;
  }
}
