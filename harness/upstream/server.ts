import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';
import { authorize } from './authorization.ts';
import { bending } from './bending.ts';
import { connectionsOf } from './connections.ts';
import { controlOf, type UpstreamControl } from './control.ts';
import { controlPrefix } from './control-prefix.ts';
import { mayControl, serveControl } from './control-server.ts';
import { deliver } from './delivery.ts';
import { nonceIn } from './directive.ts';
import { envelope, errorOf } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { newId } from './identity.ts';
import type { LoggedRequest } from './logged-request.ts';
import { refuseMalformed } from './malformed.ts';
import { startPacer } from './pacer.ts';
import { readBody } from './request-body.ts';
import { requestLog } from './request-log.ts';
import { findRoute } from './routes.ts';
import { ruleSet } from './rules.ts';
import { sendJson } from './whole-delivery.ts';

export interface UpstreamOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** When set, a request without this key gets a 401. */
  readonly apiKey?: string;
  /** What opens the control API; random when absent. */
  readonly controlToken?: string;
}

/** A running scripted upstream. */
export interface Upstream {
  /** The base URL, ending in /v1. */
  readonly url: string;
  readonly controlToken: string;
  readonly control: UpstreamControl;
  /** The last requests, oldest first; a live view. */
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

const idleTimeout = 75_000; // ms, longer than the pools of common gateways keep a connection, so that they close first

async function sendError(exchange: Exchange, thrown: unknown): Promise<void> {
  const { response } = exchange;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const error = errorOf(thrown);
  await sendJson(exchange, error.status, envelope(error), error.headers);
}

/**
 * Starts the scripted upstream: an OpenAI-shaped server whose model is made of words and whose faults are asked for.
 * Rejects with a `UsageError` when it cannot listen there.
 */
export async function startUpstream(options: UpstreamOptions = {}): Promise<Upstream> {
  const { port = 0, host = '127.0.0.1', apiKey, controlToken = randomBytes(24).toString('base64url') } = options;
  const log = requestLog();
  const rules = ruleSet();
  const pacer = startPacer();
  const bent = bending(rules);

  const replyTo = async (request: IncomingMessage, exchange: Exchange): Promise<void> => {
    const { entry } = exchange;
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const route = findRoute(request.method ?? '', path);
    if (route.method === 'GET') return deliver(bent(route.answer(), entry, path), exchange);
    const document = await readBody(request, (bytes) => {
      const text = bytes.toString();
      entry.noteBody(text, bytes.length);
      const nonce = nonceIn(text);
      if (nonce !== undefined) entry.nonce = nonce;
    });
    return deliver(bent(route.answer(document), entry, path), exchange);
  };

  const server = createServer({ keepAliveTimeout: idleTimeout, noDelay: true }, async (request, response) => {
    const forControl = request.url?.startsWith(controlPrefix) ?? false;
    if (forControl && mayControl(request.headers.authorization, controlToken)) {
      connections.leaveOut(request.socket);
      await serveControl(upstream, request, response);
      return;
    }
    const entry = log.open(request, connections.idOf(request.socket));
    const exchange = { response, entry, pacer };
    response.setHeader('x-request-id', newId('req_'));
    response.setHeader('openai-version', '2020-10-01');
    response.setHeader('x-content-type-options', 'nosniff');
    response.once('finish', () => {
      entry.finishedAt = performance.now();
    });
    response.once('close', () => {
      if (!response.writableFinished && entry.brokenAt === undefined) entry.clientLeftAt = performance.now();
      entry.close();
    });
    try {
      // Without its token the control API is a path like any unknown one: no key opens it, so none is asked for.
      if (!forControl) authorize(request.headers.authorization, apiKey);
      await replyTo(request, exchange);
    } catch (thrown) {
      await sendError(exchange, thrown);
    }
  });
  server.on('clientError', refuseMalformed);
  let bound = port;
  const connections = connectionsOf(server, () => server.listen(bound, host));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (thrown) {
    connections.stop();
    pacer.stop();
    const saw = thrown instanceof Error ? thrown.message : String(thrown);
    throw new UsageError(
      `expected to listen on ${host} port ${port}, saw: ${saw}; name another port (0 takes a free one) or host`,
    );
  }
  // A TCP server that listens has an AddressInfo; only pipes have a string.
  const address = server.address() as AddressInfo;
  bound = address.port;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const close = async () => {
    connections.stop();
    pacer.stop();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const url = `http://${name}:${address.port}/v1`;
  const upstream = controlOf({ url, log, rules, connections, pacer, close });
  return { url, controlToken, control: upstream, requests: log.requests, close };
}
