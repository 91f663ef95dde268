import type { Duplex } from 'node:stream';
import { envelope, RequestRefused } from './errors.ts';

/** Answers what is not even HTTP and so never reaches a route: with the envelope, and then the connection is no use. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
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
