import type { ServerResponse } from 'node:http';
import { RequestRefused } from './errors.ts';
import { writeEvents } from './event-writer.ts';
import { pause } from './pause.ts';
import type { Reply } from './reply.ts';
import type { OpenEntry } from './request-log.ts';

const defaultPace = 4; // ms: streams visibly arrive in pieces, and a hundred words still take less than half a second

function writeHead(response: ServerResponse, entry: OpenEntry, status: number, headers: Record<string, string>): void {
  entry.status = status;
  entry.headersAt = performance.now();
  const processing = Math.round(entry.headersAt - entry.receivedAt);
  response.writeHead(status, { ...headers, 'openai-processing-ms': String(processing) });
}

/** Sends one JSON body with its exact length. */
export function sendJson(
  response: ServerResponse,
  entry: OpenEntry,
  status: number,
  document: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(JSON.stringify(document));
  writeHead(response, entry, status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': String(body.length),
  });
  response.end(body);
}

function reset(response: ServerResponse, entry: OpenEntry): void {
  entry.resetAt = performance.now();
  response.socket?.resetAndDestroy();
}

// Half of the body, then the reset once those bytes have left: the client sees a body that never becomes whole.
function sendHalf(response: ServerResponse, entry: OpenEntry, document: object): void {
  const body = Buffer.from(JSON.stringify(document));
  writeHead(response, entry, 200, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.write(body.subarray(0, body.length / 2), () => reset(response, entry));
}

function directedError(status: number, retryAfter: number | undefined): RequestRefused {
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error';
  const code = status === 429 ? 'rate_limit_exceeded' : null;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new RequestRefused(status, `The upstream answers ${status}, as the request's directive asks.`, {
    type,
    code,
    headers,
  });
}

/** Sends a reply the way its directive asks; throws the error that a `status` directive asks for. */
export async function deliver(reply: Reply, response: ServerResponse, entry: OpenEntry): Promise<void> {
  const { status, delay = 0, pace = defaultPace, cut, 'retry-after': retryAfter } = reply.directive ?? {};
  if (delay > 0) await pause(delay, response);
  if (response.destroyed) return;
  if (cut === 'headers') {
    reset(response, entry);
    return;
  }
  if (status !== undefined) throw directedError(status, retryAfter);
  if ('body' in reply) {
    if (cut === undefined) sendJson(response, entry, 200, reply.body);
    else sendHalf(response, entry, reply.body);
    return;
  }
  writeHead(response, entry, 200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  await writeEvents(response, reply.events, {
    pace,
    cut,
    onCut: () => reset(response, entry),
    onWritten: (stamp) => entry.chunks.push(stamp),
  });
}
