/**
 * A block of a server-sent event stream: what stands between two blank lines. WHATWG dispatches an event only for a
 * block with data; the official SDKs also dispatch for a lone `event:`, `retry:` or a remembered `id:`, so every
 * block is kept, empty ones and comments too, and judges decide which reading matters.
 */
export interface SseBlock {
  /** Data lines joined with a line feed, or null when there was none. */
  readonly data: string | null;
  readonly dataLines: number;
  readonly event: string | null;
  readonly id: string | null;
  readonly retry: string | null;
  readonly comments: readonly string[];
  /** Lines whose field name the standard does not know; a client drops them. */
  readonly unknown: readonly string[];
  /** Longest line of the block, in bytes. */
  readonly longestLine: number;
  /** Milliseconds, on the exchange's clock, of the read that completed the block. */
  readonly at: number;
  /** False for what was left when the stream ended without its blank line. */
  readonly terminated: boolean;
}

export interface SseStream {
  readonly blocks: readonly SseBlock[];
  readonly lineEndings: readonly ('lf' | 'crlf' | 'cr')[];
  readonly byteOrderMark: boolean;
  readonly validUtf8: boolean;
}

interface Read {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const LF = 10;
const CR = 13;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Reads a whole body of server-sent events from its timed reads (WHATWG HTML §9.2.6); never throws. */
export function readSse(reads: readonly Read[]): SseStream {
  const reader = new SseReader();
  for (const read of reads) reader.push(read.bytes, read.at);
  return reader.end();
}

/** The incremental reader behind it: bytes may be split anywhere, inside a character or between CR and LF. */
class SseReader {
  readonly #blocks: SseBlock[] = [];
  readonly #endings = new Set<'lf' | 'crlf' | 'cr'>();
  #line: number[] = [];
  #draft = new Draft();
  #afterCarriageReturn = false;
  #first = true;
  #byteOrderMark = false;
  #validUtf8 = true;
  #at = 0;

  push(bytes: Uint8Array, at: number): void {
    this.#at = at;
    for (const byte of bytes) {
      if (this.#afterCarriageReturn) {
        this.#afterCarriageReturn = false;
        if (byte === LF) {
          this.#endings.add('crlf');
          continue;
        }
        this.#endings.add('cr');
      }
      if (byte === LF) {
        this.#endings.add('lf');
        this.#endLine();
      } else if (byte === CR) {
        this.#afterCarriageReturn = true;
        this.#endLine();
      } else {
        this.#line.push(byte);
      }
    }
  }

  end(): SseStream {
    if (this.#afterCarriageReturn) this.#endings.add('cr');
    this.#takeLine();
    if (!this.#draft.empty) this.#blocks.push(this.#draft.finish(this.#at, false));
    return {
      blocks: this.#blocks,
      lineEndings: [...this.#endings],
      byteOrderMark: this.#byteOrderMark,
      validUtf8: this.#validUtf8,
    };
  }

  #endLine(): void {
    if (this.#takeLine()) return;
    this.#blocks.push(this.#draft.finish(this.#at, true));
    this.#draft = new Draft();
  }

  /** False for a blank line, also one that only a byte order mark stands on. */
  #takeLine(): boolean {
    let bytes = Uint8Array.from(this.#line);
    this.#line = [];
    if (this.#first) {
      this.#first = false;
      this.#byteOrderMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
      if (this.#byteOrderMark) bytes = bytes.subarray(byteOrderMark.length);
    }
    if (bytes.length === 0) return false;
    if (this.#validUtf8 && !isUtf8(bytes)) this.#validUtf8 = false;
    this.#draft.take(lenient.decode(bytes), bytes.length);
    return true;
  }
}

class Draft {
  readonly #data: string[] = [];
  readonly #comments: string[] = [];
  readonly #unknown: string[] = [];
  #event: string | null = null;
  #id: string | null = null;
  #retry: string | null = null;
  #longest = 0;
  empty = true;

  take(line: string, bytes: number): void {
    this.empty = false;
    this.#longest = Math.max(this.#longest, bytes);
    const colon = line.indexOf(':');
    if (colon === 0) {
      this.#comments.push(line.slice(1));
      return;
    }
    const name = colon < 0 ? line : line.slice(0, colon);
    const rest = colon < 0 ? '' : line.slice(colon + 1);
    const value = rest.startsWith(' ') ? rest.slice(1) : rest;
    if (name === 'data') this.#data.push(value);
    else if (name === 'event') this.#event = value;
    else if (name === 'id') this.#id = value;
    else if (name === 'retry') this.#retry = value;
    else this.#unknown.push(line);
  }

  finish(at: number, terminated: boolean): SseBlock {
    return {
      data: this.#data.length === 0 ? null : this.#data.join('\n'),
      dataLines: this.#data.length,
      event: this.#event,
      id: this.#id,
      retry: this.#retry,
      comments: this.#comments,
      unknown: this.#unknown,
      longestLine: this.#longest,
      at,
      terminated,
    };
  }
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether the bytes are well-formed UTF-8 on their own. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
