import type { Duplex } from 'node:stream';
import { ApiError, envelope } from './api-error.ts';
import { corsHeaders } from './cors.ts';
import { newRequestId } from './request-id.ts';

/** Answers a connection whose bytes are no HTTP request, with an envelope like every other error. */
export function answerClientError(error: Error, socket: Duplex): void {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  if (code === 'HPE_HEADER_OVERFLOW') refuse(socket, new ApiError(431, 'The request headers are too large.'));
  else if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    refuse(socket, new ApiError(408, 'The request took too long to arrive.'));
  else refuse(socket, new ApiError(400, 'The request is not valid HTTP.'));
}

/** Refuses a CONNECT: this is no tunnel (RFC 9110 §9.3.6). */
export function refuseConnect(socket: Duplex): void {
  refuse(socket, new ApiError(405, 'Not allowed to CONNECT.', { headers: { allow: 'GET, HEAD, POST, OPTIONS' } }));
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function refuse(socket: Duplex, error: ApiError): void {
  const body = envelope(error.body);
  const headers = {
    'x-request-id': newRequestId(),
    'x-content-type-options': 'nosniff',
    ...corsHeaders,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
    ...error.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${error.status} ${reasons[error.status]}\r\n${head.join('\r\n')}\r\n\r\n${body}`, () => {
    socket.destroy();
  });
}
