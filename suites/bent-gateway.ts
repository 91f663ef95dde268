import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Agent, request as send } from 'undici';
import { type Answer, type Bend, Cut, type Head, type Received, type Send } from './bend.ts';

/** A proxy in front of a gateway, bent in one way. */
export interface BentGateway {
  /** Base URL with the version prefix. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port in front of `gateway`, a base URL with its version; `key` is valid there. */
export async function bendGateway(gateway: string, key: string, bend: Bend | (() => Bend)): Promise<BentGateway> {
  const current = typeof bend === 'function' ? bend : () => bend;
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const prefix = new URL(gateway).pathname;
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing, { gateway, prefix, key, bend: current(), agent }).catch((error: unknown) => {
      drop(outgoing, error instanceof Cut ? error.how : 'close');
    });
  });
  current().server?.(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: async () => {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), agent.destroy()]);
    },
  };
}

interface Parts {
  readonly gateway: string;
  readonly prefix: string;
  readonly key: string;
  readonly bend: Bend;
  readonly agent: Agent;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, parts: Parts): Promise<void> {
  const { bend } = parts;
  const plain = await receive(incoming, parts.prefix);
  const bytes = bend.wire?.(plain) ?? null;
  if (bytes !== null) {
    incoming.socket.end(bytes, 'latin1');
    return;
  }
  const reply = await bend.answer?.(plain);
  if (reply !== null && reply !== undefined) {
    outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
    return;
  }
  const request = bend.request?.(plain, parts.key) ?? plain;
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const pass: Send = (one, signal = left.signal) => passOn(one, signal, parts);
  const answer = await (bend.forward?.(request, pass, left.signal) ?? pass(request));
  const original: Head = { status: answer.status, headers: answer.headers };
  const head = bend.head?.(original, request) ?? original;
  const streamed = (original.headers['content-type'] ?? '').startsWith('text/event-stream');
  if (streamed) return relay(framesOf(answer.body), request, head, outgoing, bend);
  const body = await wholeOf(answer.body);
  outgoing.writeHead(head.status, head.headers).end(bent(body, request, head, bend));
}

async function passOn(request: Received, signal: AbortSignal, { gateway, agent, bend }: Parts): Promise<Answer> {
  const anew = bend.connectsAnew?.(request) === true;
  const { statusCode, headers, body } = await send(gateway + request.path, {
    dispatcher: anew ? new Agent() : agent, // which ends with its only connection
    method: request.method as 'GET',
    headers: forwarded(request.headers),
    body: request.body.length === 0 ? null : request.body,
    signal,
    reset: anew,
  });
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return {
    status: statusCode,
    headers: without(texts, ['content-length', 'connection', 'transfer-encoding', 'keep-alive']),
    body,
  };
}

async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

function bent(body: Buffer, request: Received, head: Head, bend: Bend): string | Uint8Array {
  if (request.method === 'HEAD' || head.status === 204) return ''; // there is nothing to bend
  const parsed = bend.json === undefined ? undefined : parse(body);
  const changed = parsed === undefined ? body : Buffer.from(JSON.stringify(bend.json?.(parsed, request, head)) ?? '');
  return bend.bytes?.(changed, request, head) ?? changed;
}

async function relay(
  frames: AsyncIterable<string>,
  request: Received,
  head: Head,
  outgoing: ServerResponse,
  bend: Bend,
): Promise<void> {
  outgoing.writeHead(head.status, head.headers);
  outgoing.socket?.setNoDelay(true);
  for await (const write of bend.stream?.(frames, request) ?? frames) {
    outgoing.write(write);
    await turn(); // or two writes could leave as one
  }
  outgoing.end();
}

async function* framesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body) {
    text += decoder.decode(part, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield text.slice(0, end + 2);
      text = text.slice(end + 2);
    }
  }
  if (text !== '') yield text;
}

async function receive(incoming: IncomingMessage, prefix: string): Promise<Received> {
  const body = await wholeOf(incoming);
  const url = incoming.url ?? '/';
  return {
    method: incoming.method ?? 'GET',
    path: url.startsWith(prefix) ? url.slice(prefix.length) : url,
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body,
    json: parse(body),
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const forwarded = (headers: Received['headers']) =>
  without(headers, ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect']);

const without = (headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

function drop(outgoing: ServerResponse, how: 'reset' | 'close'): void {
  if (how === 'reset') outgoing.socket?.resetAndDestroy();
  else outgoing.destroy();
}
