import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { ApiError } from './api-error.ts';
import { ClientGone } from './body.ts';
import { preflightHeaders } from './cors.ts';
import type { Exchange } from './exchange.ts';
import { openExchange, sendError } from './exchange.ts';
import type { Route } from './routes.ts';
import { allowedMethods, handlerFor, matchRoute } from './routes.ts';

const lingerMs = 10_000; // how long a client may go on sending a body whose answer it already has

/** Answers one request by the routes; whatever goes wrong becomes an envelope, and never more than this request. */
export async function dispatch(
  routes: readonly Route[],
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  expectsContinue: boolean,
): Promise<void> {
  const exchange = openExchange(request, response, expectsContinue);
  logWhenClosed(exchange, log);
  response.once('finish', () => endUpload(request));
  request.on('error', () => {}); // a reset is seen as 'close'; without a listener it would be an uncaught error
  response.on('error', () => {});
  try {
    await route(routes, exchange);
  } catch (error) {
    if (error instanceof ClientGone) return;
    if (!(error instanceof ApiError))
      log.error({ err: error, request: exchange.id }, 'a request failed inside the gateway');
    sendError(exchange, error);
  }
}

async function route(routes: readonly Route[], exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const method = request.method ?? 'GET';
  if (request.httpVersion === '1.1' && request.headers.host === undefined) {
    throw new ApiError(400, 'The request has no Host header.', { headers: { connection: 'close' } }); // RFC 9112 §3.2
  }
  const match = matchRoute(routes, request.url ?? '/');
  if (match === undefined) {
    throw new ApiError(404, `Unknown request URL: ${method} on this path is not offered.`, { code: 'unknown_url' });
  }
  exchange.route = match.route.path;
  if (method === 'OPTIONS') {
    response.writeHead(204, { ...exchange.headers, ...preflightHeaders(request), allow: allowedMethods(match.route) });
    response.end();
    return;
  }
  await handlerFor(match.route, method)(exchange, match.rest);
}

// The answer may come before the whole body, as with a 401 or a 413. Node reads on so that the client can finish
// sending and read its answer; a client that never finishes is let go.
function endUpload(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.socket.destroy(), lingerMs).unref();
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}

function logWhenClosed(exchange: Exchange, log: Logger): void {
  const startedAt = performance.now();
  exchange.response.once('close', () => {
    const { id, route: path, tenant, request, response } = exchange;
    const status = response.headersSent ? response.statusCode : 499; // 499 by nginx's convention: the client left first
    const ms = Math.round((performance.now() - startedAt) * 100) / 100;
    const whole = response.writableFinished;
    log.info({ request: id, tenant, method: request.method, route: path, status, whole, ms }, 'request');
  });
}
