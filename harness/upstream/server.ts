import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { authorize } from './authorization.ts';
import { deliver, sendJson } from './delivery.ts';
import { envelope, RequestRefused } from './errors.ts';
import { newId } from './identity.ts';
import { readBody } from './request-body.ts';
import { type LoggedRequest, type OpenEntry, type RequestLog, requestLog } from './request-log.ts';
import { findRoute } from './routes.ts';

export interface UpstreamOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** When set, a request without this key gets a 401. */
  readonly apiKey?: string;
}

/** A running scripted upstream. */
export interface Upstream {
  /** The base URL, ending in /v1. */
  readonly url: string;
  /** The last requests, oldest first; a live view. */
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

const idleTimeout = 75_000; // ms, longer than the pools of common gateways keep a connection, so that they close first

async function replyTo(request: IncomingMessage, response: ServerResponse, entry: OpenEntry, log: RequestLog) {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const route = findRoute(request.method ?? '', path);
  if (route.method === 'GET') return deliver(route.answer(), response, entry);
  const { document, bytes } = await readBody(request);
  log.noteBody(entry, document, bytes);
  return deliver(route.answer(document), response, entry);
}

function sendError(response: ServerResponse, entry: OpenEntry, thrown: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const error =
    thrown instanceof RequestRefused
      ? thrown
      : new RequestRefused(500, 'The upstream failed while answering.', { type: 'server_error' });
  sendJson(response, entry, error.status, envelope(error), error.headers);
}

// What is not even HTTP never reaches a route; it still gets the envelope, and then the connection is of no more use.
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'Request Header Fields Too Large'] as const)
      : ([400, 'Bad Request'] as const);
  const body = JSON.stringify(envelope(new RequestRefused(status, `Expected an HTTP/1.1 request, saw: ${reason}.`)));
  const head = `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json\r\nconnection: close\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Starts the scripted upstream: an OpenAI-shaped server whose model is made of words and whose faults are asked for. */
export async function startUpstream({ port = 0, host = '127.0.0.1', apiKey }: UpstreamOptions = {}): Promise<Upstream> {
  const log = requestLog();
  const server = createServer({ keepAliveTimeout: idleTimeout }, async (request, response) => {
    const entry = log.open(request);
    response.setHeader('x-request-id', newId('req_'));
    response.setHeader('openai-version', '2020-10-01');
    response.setHeader('x-content-type-options', 'nosniff');
    response.once('finish', () => {
      entry.finishedAt = performance.now();
    });
    response.once('close', () => {
      if (!response.writableFinished && entry.resetAt === undefined) entry.clientLeftAt = performance.now();
    });
    try {
      authorize(request.headers.authorization, apiKey);
      await replyTo(request, response, entry, log);
    } catch (thrown) {
      sendError(response, entry, thrown);
    }
  });
  server.on('clientError', refuseMalformed);
  server.listen(port, host);
  await once(server, 'listening');
  // A TCP server that listens has an AddressInfo; only pipes have a string.
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/v1`,
    requests: log.requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
