import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UpstreamControl } from './control.ts';
import { answerControl } from './control-routes.ts';
import { envelope, errorOf } from './errors.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True for the header that carries the token; takes the same time for every other one. */
export const mayControl = (header: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));

/** Serves one request to the control API. */
export async function serveControl(
  upstream: UpstreamControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, document: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  };
  try {
    send(200, await answerControl(upstream, request));
  } catch (thrown) {
    const error = errorOf(thrown);
    send(error.status, envelope(error));
  }
}
