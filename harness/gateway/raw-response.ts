import type { Ending, HeaderLines } from './exchange.ts';
import { longestBody } from './recording.ts';

/** Far above what any client accepts, so that an oversized head is seen and judged, not just refused. */
const longestHead = 256 * 1024;

type Step = 'head' | 'length' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailers' | 'until-close' | 'done';

/**
 * Reads one HTTP/1 response off a socket and forgives what a strict parser refuses: a judge wants to see it. Where a
 * body is framed in two ways, Transfer-Encoding counts (RFC 9112 §6.3).
 */
export class RawResponse {
  status: number | null = null;
  headers: HeaderLines = [];
  trailers: HeaderLines = [];
  headAt: number | null = null;
  /** When a 100 Continue came. */
  continuedAt: number | null = null;
  readonly reads: { at: number; bytes: Uint8Array }[] = [];
  /** What cannot be read on as HTTP, in words. */
  fault: { ending: Ending; error: string } | null = null;
  readonly #method: string;
  #step: Step = 'head';
  #rest: Buffer = Buffer.alloc(0);
  #left = 0;
  #length = 0;

  constructor(method: string) {
    this.#method = method;
  }

  get complete(): boolean {
    return this.#step === 'done';
  }

  /** Bytes that came after the end of the message. */
  get leftover(): number {
    return this.complete ? this.#rest.length : 0;
  }

  push(bytes: Buffer, at: number): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const body: Buffer[] = [];
    while (this.fault === null && this.#advance(body, at)) {}
    if (body.length > 0) this.reads.push({ at, bytes: Uint8Array.from(Buffer.concat(body)) });
    if (this.#length > longestBody) {
      this.fault = { ending: 'endless', error: `the body passed ${longestBody} bytes and went on` };
    }
  }

  /** The server closed its side: that ends a body of unknown length, and cuts any other. */
  close(): void {
    if (this.#step === 'until-close') this.#step = 'done';
  }

  /** One step further; false when more bytes are needed. */
  #advance(body: Buffer[], at: number): boolean {
    switch (this.#step) {
      case 'head':
        return this.#readHead(at);
      case 'trailers':
        return this.#readTrailers();
      case 'chunk-size':
        return this.#readChunkSize();
      case 'chunk-end': {
        const line = this.#takeLine();
        if (line === null) return false;
        if (line !== '') this.#malformed(`a chunk goes on after its announced length: ${line.slice(0, 40)}`);
        this.#step = 'chunk-size';
        return true;
      }
      case 'length':
      case 'chunk': {
        if (this.#left > 0) return this.#takeBody(body, this.#left);
        this.#step = this.#step === 'chunk' ? 'chunk-end' : 'done';
        return true;
      }
      case 'until-close':
        return this.#takeBody(body, Number.POSITIVE_INFINITY);
      case 'done':
        return false;
    }
  }

  #readHead(at: number): boolean {
    const end = /\r?\n\r?\n/.exec(this.#rest.toString('latin1'));
    if (end === null) {
      if (this.#rest.length > longestHead) this.#malformed(`a head of more than ${longestHead} bytes`);
      return false;
    }
    const [first = '', ...lines] = this.#take(end.index + end[0].length)
      .trimEnd()
      .split(/\r?\n/);
    const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1] ?? Number.NaN);
    if (Number.isNaN(status)) {
      this.#malformed(`no status line: ${first.slice(0, 80)}`);
      return false;
    }
    if (status === 100) this.continuedAt = at;
    if (status < 200) return true;
    this.status = status;
    this.headers = lines.map(headerLine);
    this.headAt = at;
    this.#step = this.#framing();
    return true;
  }

  #framing(): Step {
    if (this.#method === 'HEAD' || this.status === 204 || this.status === 304) return 'done';
    const value = (wanted: string) => this.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
    if (/chunked/i.test(value('transfer-encoding') ?? '')) return 'chunk-size';
    const length = value('content-length');
    if (length === undefined || !/^\d+$/.test(length)) return 'until-close';
    this.#left = Number(length);
    return 'length';
  }

  #readChunkSize(): boolean {
    const line = this.#takeLine();
    if (line === null) return false;
    const size = /^\s*([0-9a-f]+)/i.exec(line)?.[1];
    if (size === undefined) this.#malformed(`no chunk length: ${line.slice(0, 40)}`);
    this.#left = Number.parseInt(size ?? '0', 16);
    this.#step = this.#left === 0 ? 'trailers' : 'chunk';
    return true;
  }

  #readTrailers(): boolean {
    const line = this.#takeLine();
    if (line === null) return false;
    if (line === '') this.#step = 'done';
    else this.trailers = [...this.trailers, headerLine(line)];
    return true;
  }

  #takeBody(body: Buffer[], most: number): boolean {
    if (this.#rest.length === 0) return false;
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    this.#left -= part.length;
    this.#length += part.length;
    body.push(part);
    return true;
  }

  #takeLine(): string | null {
    const end = this.#rest.indexOf('\n');
    return end < 0 ? null : this.#take(end + 1).trimEnd();
  }

  #take(length: number): string {
    const text = this.#rest.subarray(0, length).toString('latin1');
    this.#rest = this.#rest.subarray(length);
    return text;
  }

  #malformed(error: string): void {
    this.fault = { ending: 'malformed', error };
  }
}

function headerLine(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
