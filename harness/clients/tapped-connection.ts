import type { Socket } from 'node:net';
import type { Ending, WireRecord } from '../gateway/exchange.ts';
import { RawResponse } from '../gateway/raw-response.ts';
import { readHead, type TappedHead } from './tapped-request.ts';

/** Told of every exchange that passes a tap. */
export interface TapWatch {
  /** Called before a request goes on to the target. What it throws keeps it from going, and ends the connection. */
  begin(body: Uint8Array | null): Ended;
  /** Milliseconds that an exchange may take. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Ended {
  end(record: WireRecord): void;
  /** The exchange cannot be read as HTTP/1: it counts, and nothing of it is kept. */
  drop(): void;
}

/** The first bytes of a client that speaks HTTP/2 without asking (RFC 9113 §3.4). */
const preface = 'PRI * HTTP/2';

interface Passing {
  readonly head: TappedHead;
  readonly ended: Ended;
  readonly response: RawResponse;
  readonly timer: NodeJS.Timeout;
  readonly sentAt: number;
  readonly start: number;
  readonly body: Buffer[];
}

/** One connection of a client, joined to one of the target; requests on it come one after the other. */
export class TappedConnection {
  readonly #client: Socket;
  readonly #target: Socket;
  readonly #origin: string;
  readonly #watch: TapWatch;
  #rest: Buffer = Buffer.alloc(0);
  #passing: Passing | null = null;
  #opaque: Ended | null = null;

  constructor(client: Socket, target: Socket, options: TapWatch & { readonly origin: string }) {
    this.#client = client;
    this.#target = target;
    this.#origin = options.origin;
    this.#watch = options;
    client.setNoDelay(true).on('data', (bytes: Buffer) => this.#sent(bytes));
    target.setNoDelay(true).on('data', (bytes: Buffer) => this.#answered(bytes));
    const leave = () => this.#over('aborted', 'the client left');
    client.on('error', () => {}).once('close', leave);
    target.on('error', (error) => this.#over('reset', error.message));
    target.once('close', () => this.#over('reset', 'the server closed the connection'));
    if (options.signal.aborted) leave();
    options.signal.addEventListener('abort', leave, { once: true });
    client.once('close', () => options.signal.removeEventListener('abort', leave));
  }

  end(): void {
    this.#over('aborted', 'the client left');
  }

  #sent(bytes: Buffer): void {
    if (this.#opaque !== null || (this.#passing !== null && this.#rest.length === 0)) {
      this.#passing?.body.push(bytes);
      this.#target.write(bytes);
      return;
    }
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (this.#passing === null) this.#next();
  }

  /** Lets the next request through once it is whole, or once its client waits for an answer to its head. */
  #next(): void {
    if (this.#rest.length === 0) return;
    try {
      if (this.#rest.toString('latin1', 0, preface.length) === preface) {
        this.#opaque = this.#watch.begin(null);
        this.#target.write(this.#rest);
        return;
      }
      const head = readHead(this.#rest);
      if (head === null) return;
      const whole = head.bytes + (head.length ?? 0);
      const progressive = head.waits || head.length === null;
      if (!progressive && this.#rest.length < whole) return;
      const message = progressive ? this.#rest : this.#rest.subarray(0, whole);
      const body = message.subarray(head.bytes);
      const ended = this.#watch.begin(body.length === 0 ? null : body);
      this.#rest = this.#rest.subarray(message.length);
      const { timeoutMs } = this.#watch;
      this.#passing = {
        head,
        ended,
        response: new RawResponse(head.method),
        timer: setTimeout(
          () => this.#over('timeout', `timed out: no end of the response within ${timeoutMs} ms`),
          timeoutMs,
        ),
        sentAt: Date.now(),
        start: performance.now(),
        body: body.length === 0 ? [] : [body],
      };
      this.#target.write(message);
    } catch {
      this.#client.destroy(); // whoever threw knows why, and says it there
      this.#target.destroy();
    }
  }

  #answered(bytes: Buffer): void {
    this.#client.write(bytes);
    const passing = this.#passing;
    if (passing === null) return;
    passing.response.push(bytes, performance.now() - passing.start);
    if (passing.response.complete) this.#finish(passing, 'complete', null);
    else if (passing.response.fault !== null) {
      const { ending, error } = passing.response.fault;
      this.#finish(passing, ending, error);
    }
  }

  #finish({ head, response, ...passing }: Passing, ending: Ending, error: string | null): void {
    this.#passing = null;
    clearTimeout(passing.timer);
    passing.ended.end({
      request: {
        method: head.method,
        url: this.#origin + head.path,
        headers: head.headers,
        body: passing.body.length === 0 ? null : Buffer.concat(passing.body),
      },
      sentAt: passing.sentAt,
      status: response.status,
      headers: response.headers,
      trailers: response.trailers,
      headAt: response.headAt,
      reads: response.reads,
      endAt: performance.now() - passing.start,
      ending,
      error,
    });
    this.#next();
  }

  #over(ending: Ending, error: string): void {
    const passing = this.#passing;
    passing?.response.close();
    if (passing !== null) {
      if (passing.response.complete) this.#finish(passing, 'complete', null);
      else this.#finish(passing, ending, error);
    }
    this.#opaque?.drop();
    this.#opaque = null;
    if (ending === 'aborted') this.#client.destroy();
    else this.#client.end(); // what the target sent before it went still reaches the client
    this.#target.destroy();
  }
}
