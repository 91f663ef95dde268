import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { ApiError } from './api-error.ts';
import { answerClientError, refuseConnect } from './client-error.ts';
import { dispatch } from './dispatch.ts';
import { openExchange, sendError } from './exchange.ts';
import type { Route } from './routes.ts';

/** The HTTP server of the gateway, not yet listening. */
export function createHttpServer(routes: readonly Route[], log: Logger): Server {
  const server = createServer({
    keepAliveTimeout: 75_000, // longer than the 60 s of common load balancers, so that they close first
    headersTimeout: 60_000, // a head that takes a minute is a slow-loris
    requestTimeout: 300_000, // 32 MiB at 1 Mbit/s
    connectionsCheckingInterval: 5_000,
    requireHostHeader: false, // refused by us, with an envelope
  });
  const answer = (expectsContinue: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    void dispatch(routes, log, request, response, expectsContinue);
  };
  server.on('request', answer(false));
  server.on('checkContinue', answer(true)); // 100 Continue only after authentication
  server.on('checkExpectation', (request, response) => {
    sendError(openExchange(request, response, false), new ApiError(417, 'The expectation cannot be met.'));
  });
  server.on('clientError', answerClientError);
  server.on('connect', (_request, socket) => refuseConnect(socket));
  return server;
}
