import type { Server } from 'node:http';

/** One request as it reached the proxy. */
export interface Received {
  readonly method: string;
  /** Path below the base, such as `/chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body as JSON, or undefined. */
  readonly json: unknown;
}

export interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A whole answer that never reached, or did not come from, the gateway. */
export interface Reply extends Partial<Head> {
  readonly body: string | Uint8Array;
}

/** An answer of the gateway, its body as it comes. */
export interface Answer extends Head {
  readonly body: AsyncIterable<Uint8Array>;
}

/** Sends a request to the gateway; without another signal it is given up when the client leaves. */
export type Send = (request: Received, signal?: AbortSignal) => Promise<Answer>;

/** Closes the socket in place of ending the response: `reset` by RST, `close` by FIN. */
export class Cut extends Error {
  readonly how: 'reset' | 'close';

  constructor(how: 'reset' | 'close') {
    super(how);
    this.how = how;
  }
}

/** A whole answer in place of one from the gateway. */
export const answerOf = ({ status = 200, headers, body }: Reply): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: (async function* () {
    yield typeof body === 'string' ? Buffer.from(body) : body;
  })(),
});

type Frames = AsyncIterable<string>;
type Writes = AsyncIterable<string | Uint8Array>;

/** How a proxy in front of the reference gateway lies, or only speaks oddly. Every hook is optional. */
export interface Bend {
  /** Sends another request than it received; `key` is one the gateway knows. */
  readonly request?: (request: Received, key: string) => Received;
  /** Answers in the gateway's place; null lets the gateway answer. Throwing `Cut` drops the connection. */
  readonly answer?: (request: Received) => Reply | null | Promise<Reply | null>;
  /** Answers in the gateway's place with these bytes (latin1), below HTTP, and closes; null lets the gateway answer. */
  readonly wire?: (request: Received) => string | null;
  /** Changes the proxy's own HTTP server. */
  readonly server?: (server: Server) => void;
  /** Decides how often and when a request is sent, and what is made of the answers; `left` aborts when the client leaves. */
  readonly forward?: (request: Received, send: Send, left: AbortSignal) => Promise<Answer>;
  /** Which requests it opens a connection for. */
  readonly connectsAnew?: (request: Received) => boolean;
  readonly head?: (head: Head, request: Received) => Head;
  /** Changes a JSON body that is not streamed. */
  readonly json?: (body: unknown, request: Received, head: Head) => unknown;
  /** Changes the bytes of a body that is not streamed, after `json`. */
  readonly bytes?: (body: Buffer, request: Received, head: Head) => string | Uint8Array;
  /** Changes a stream. A frame is an event with its blank line; each value yielded is one write to the socket. */
  readonly stream?: (frames: Frames, request: Received) => Writes;
}

/** A chunk of a chat stream, open for changes. */
export type JsonObject = { [name: string]: unknown };

const done = 'data: [DONE]\n\n';

export const isDone = (frame: string): boolean => frame === done;

/** The JSON of a frame, or null for `[DONE]` and comments. */
export function jsonOf(frame: string): JsonObject | null {
  if (!frame.startsWith('data: {')) return null;
  return JSON.parse(frame.slice('data: '.length)) as JsonObject;
}

export const frameOf = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

/** Maps every frame to the writes that take its place; `index` counts frames from 0. */
export function eachFrame(
  change: (frame: string, index: number) => string | Uint8Array | readonly (string | Uint8Array)[] | null,
): (frames: Frames) => Writes {
  return async function* (frames) {
    let index = 0;
    for await (const frame of frames) {
      const writes = change(frame, index++);
      if (writes !== null) yield* typeof writes === 'string' || writes instanceof Uint8Array ? [writes] : writes;
    }
  };
}

/** Maps the JSON of every chunk of a chat; null drops the chunk. `[DONE]` and other streams pass. */
export function eachChunk(
  change: (chunk: JsonObject, index: number) => unknown,
): (frames: Frames, request?: Received) => Writes {
  return (frames, request) => {
    if (request !== undefined && !isChat(request)) return frames;
    let index = 0; // of its own for every response
    return eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (chunk === null) return frame;
      const changed = change(chunk, index++);
      return changed === null ? null : frameOf(changed);
    })(frames);
  };
}

/** The first choice of a chunk or completion, or null for a chunk without one. */
export function firstChoice(body: unknown): JsonObject | null {
  const choices = (body as JsonObject | null)?.['choices'];
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as JsonObject) : null;
}

/** The same chunk or completion with other fields in its first choice, if it has one; undefined leaves a field out. */
export const withChoice = (body: JsonObject, fields: JsonObject): JsonObject =>
  firstChoice(body) === null
    ? body
    : { ...body, choices: [{ ...firstChoice(body), ...fields }, ...(body['choices'] as unknown[]).slice(1)] };

/** The delta of a chunk; empty when it has none. */
export const deltaOf = (chunk: JsonObject): JsonObject => (firstChoice(chunk)?.['delta'] ?? {}) as JsonObject;

export const withDelta = (chunk: JsonObject, fields: JsonObject): JsonObject =>
  firstChoice(chunk) === null ? chunk : withChoice(chunk, { delta: { ...deltaOf(chunk), ...fields } });

/** The text of a chunk, or the empty string. */
export const textOf = (chunk: JsonObject): string => String(deltaOf(chunk)['content'] ?? '');

/** Maps every chat completion that is not streamed; other bodies pass. */
export function eachCompletion(
  change: (completion: JsonObject, request: Received) => unknown,
): (body: unknown, request: Received) => unknown {
  return (body, request) =>
    isChat(request) && firstChoice(body) !== null ? change(body as JsonObject, request) : body;
}

/** Gives every stream this content type, or none. */
export function labelStreams(label: string | null): (head: Head) => Head {
  return (head) => {
    const { 'content-type': type, ...others } = head.headers;
    if (type !== 'text/event-stream') return head;
    return { ...head, headers: label === null ? others : { ...others, 'content-type': label } };
  };
}

/** Whether a request is for this endpoint, whatever its method. */
export const isFor = (request: Received, path: string): boolean => request.path.split('?')[0] === path;

export const isChat = (request: Received): boolean => isFor(request, '/chat/completions');

export const wantsStream = (request: Received): boolean =>
  (request.json as JsonObject | undefined)?.['stream'] === true;

/** Whether a request is for a chat with one choice. */
export const asksForOne = (request: Received): boolean =>
  isChat(request) && ((request.json as JsonObject | undefined)?.['n'] ?? 1) === 1;
