import { plainBytes } from './content-coding.ts';
import { isUtf8, readSse, type SseBlock, type SseStream } from './sse.ts';

export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** How a response ended. Only `complete` is a whole message as HTTP frames it. */
export type Ending = 'complete' | 'refused' | 'reset' | 'timeout' | 'aborted' | 'malformed' | 'endless';

/** One request and all that came back, as it stood on the wire; times are milliseconds since it was sent. */
export interface WireRecord {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderLines;
    readonly body: Uint8Array | null;
  };
  /** Unix time in milliseconds. */
  readonly sentAt: number;
  /** Null when no response head was received. */
  readonly status: number | null;
  readonly headers: HeaderLines;
  readonly trailers: HeaderLines;
  readonly headAt: number | null;
  readonly reads: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  readonly endAt: number;
  readonly ending: Ending;
  /** The transport's own words when the ending is not `complete`. */
  readonly error: string | null;
  /** How its connection fared, where a raw socket saw it. */
  readonly socket?: SocketRecord;
}

/** What only a raw socket sees; times are milliseconds since the request was sent. */
export interface SocketRecord {
  /** Whether an earlier request had gone over the same connection. */
  readonly reused: boolean;
  /** When the server closed the connection, or null while it was open. */
  readonly closedAt: number | null;
  /** When a 100 Continue came, or null. */
  readonly continuedAt: number | null;
  /** Bytes that came after the end of the message. */
  readonly leftover: number;
}

/** A wire record with the views that judges read; what takes parsing is parsed once, when it is first asked for. */
export class Exchange {
  readonly wire: WireRecord;
  #codedBytes: Uint8Array | undefined;
  #bytes: Uint8Array | undefined;
  #json: { value: unknown } | { error: string } | undefined;
  #sse: SseStream | undefined;

  constructor(wire: WireRecord) {
    this.wire = wire;
  }

  get status(): number | null {
    return this.wire.status;
  }

  get ok(): boolean {
    return this.wire.status !== null && this.wire.status >= 200 && this.wire.status < 300;
  }

  /** All values of a response header, in order. */
  all(name: string): readonly string[] {
    const lower = name.toLowerCase();
    return this.wire.headers.filter(([other]) => other.toLowerCase() === lower).map(([, value]) => value);
  }

  /** A response header's value, several joined with a comma (RFC 9110 §5.3), or null when it was not sent. */
  header(name: string): string | null {
    const values = this.all(name);
    return values.length === 0 ? null : values.join(', ');
  }

  /** The media type without parameters, lower case; empty when no content type was sent. */
  get mediaType(): string {
    return (this.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  }

  /** `application/json` or any `+json`: what both official SDKs parse. */
  get isJsonType(): boolean {
    return this.mediaType === 'application/json' || this.mediaType.endsWith('+json');
  }

  /** The body as it was sent, still in its content coding. */
  get codedBytes(): Uint8Array {
    this.#codedBytes ??= Buffer.concat(this.wire.reads.map((read) => read.bytes));
    return this.#codedBytes;
  }

  /** The body as every client reads it: out of its content coding, where it is in the one that it names. */
  get bytes(): Uint8Array {
    this.#bytes ??= this.#plainBytes ?? this.codedBytes;
    return this.#bytes;
  }

  /** Whether the body is in the content coding that it names: no client reads one that is not. */
  get isInItsCoding(): boolean {
    return this.#plainBytes !== null;
  }

  get #plainBytes(): Uint8Array | null {
    return plainBytes(this.codedBytes, this.header('content-encoding'));
  }

  get text(): string {
    return Buffer.from(this.bytes).toString('utf8');
  }

  get validUtf8(): boolean {
    return isUtf8(this.bytes);
  }

  /** The body as exactly one JSON value, or undefined when it is not; `jsonError` then says why. */
  get json(): unknown {
    const parsed = this.#parse();
    return 'value' in parsed ? parsed.value : undefined;
  }

  get jsonError(): string | null {
    const parsed = this.#parse();
    return 'error' in parsed ? parsed.error : null;
  }

  #parse(): { value: unknown } | { error: string } {
    if (this.#json === undefined) {
      try {
        this.#json = { value: JSON.parse(this.text) as unknown };
      } catch (error) {
        this.#json = { error: error instanceof Error ? error.message : String(error) };
      }
    }
    return this.#json;
  }

  get sse(): SseStream {
    // What was in a coding has lost when each part of it came.
    const coded = this.bytes !== this.codedBytes;
    this.#sse ??= readSse(coded ? [{ at: this.wire.endAt, bytes: this.bytes }] : this.wire.reads);
    return this.#sse;
  }

  /** The blocks that carry data: what every client dispatches. */
  get events(): readonly (SseBlock & { readonly data: string })[] {
    return this.sse.blocks.filter((block): block is SseBlock & { readonly data: string } => block.data !== null);
  }
}
