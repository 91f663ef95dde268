import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, envelope } from './api-error.ts';
import { corsHeaders } from './cors.ts';
import { newRequestId } from './request-id.ts';

/** One request and its answer, with what is known about them so far. */
export interface Exchange {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Headers every answer of this exchange carries, filled as the exchange proceeds. */
  readonly headers: Record<string, string>;
  /** True while the client waits for 100 Continue before it sends its body. */
  expectsContinue: boolean;
  /** For the log: the route's pattern, never the raw URL. */
  route: string;
  /** For the log: the tenant's name once the key is known. */
  tenant?: string;
}

/** Starts an exchange with the headers that every answer carries. */
export function openExchange(request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): Exchange {
  const id = newRequestId();
  const headers = { 'x-request-id': id, 'x-content-type-options': 'nosniff', ...corsHeaders };
  return { id, request, response, headers, expectsContinue, route: 'unknown' };
}

/** Sends a JSON answer; for HEAD the same head without the body. */
export function sendJson(
  exchange: Exchange,
  status: number,
  body: string | Buffer,
  extra: Record<string, string> = {},
) {
  const { request, response } = exchange;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, {
    ...exchange.headers,
    'content-type': 'application/json',
    'content-length': length,
    'cache-control': 'no-store',
    // Whoever still waits may now send the body or not: only closing makes the next bytes unambiguous.
    ...(exchange.expectsContinue ? { connection: 'close' } : {}),
    ...extra,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends an error as its envelope; a fault of ours becomes a 500 that tells nothing of the inside. */
export function sendError(exchange: Exchange, error: unknown): void {
  const { response } = exchange;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const told = error instanceof ApiError ? error : new ApiError(500, 'The gateway failed to handle this request.');
  sendJson(exchange, told.status, envelope(told.body), told.headers);
}
