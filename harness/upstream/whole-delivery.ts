import { gzipSync } from 'node:zlib';
import type { Headers } from './directed-headers.ts';
import type { Directive } from './directive.ts';
import { endingOf, leave } from './ending.ts';
import { type Exchange, writeHead } from './exchange.ts';
import { pause } from './pause.ts';
import { apart, piecesOf } from './pieces.ts';

const wrongBy = 10; // bytes: what `length` adds or leaves out

/** An answer that is not a stream. */
export interface Whole {
  readonly status: number;
  readonly type: string | undefined;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

/** A document as it is sent. */
export const jsonBytes = (document: object): Buffer => Buffer.from(JSON.stringify(document));

/** Sends one JSON body with its exact length. */
export const sendJson = (exchange: Exchange, status: number, document: object, headers: Headers = {}): Promise<void> =>
  sendWhole(exchange, { status, type: 'application/json', bytes: jsonBytes(document), headers }, {});

/** Sends an answer that is not a stream the way its directive asks: coded, late, of the wrong length, or in part. */
export async function sendWhole(exchange: Exchange, whole: Whole, directive: Directive): Promise<void> {
  const { response, entry } = exchange;
  const { encoding, length, frame, 'body-delay': bodyDelay = 0 } = directive;
  const bytes = encoding === undefined ? whole.bytes : gzipSync(whole.bytes);
  const ending = endingOf(directive);
  const half = ending?.point === 0 ? 0 : Math.floor(bytes.length / 2);
  const sent = ending === undefined ? bytes : bytes.subarray(0, half);
  entry.noteAnswer((ending === undefined ? whole.bytes : whole.bytes.subarray(0, half)).toString());
  const wrong = length === 'long' ? wrongBy : length === 'short' ? -Math.min(wrongBy, bytes.length) : 0;
  const announced = ending?.manner === 'stop' ? sent.length : bytes.length + wrong;
  writeHead(exchange, whole.status, {
    ...whole.headers,
    ...(whole.type !== undefined && { 'content-type': whole.type }),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
    'content-length': String(announced),
  });
  if (bodyDelay > 0 || sent.length === 0) response.flushHeaders();
  if (bodyDelay > 0) await pause(bodyDelay, response);
  const pieces = frame === undefined ? [sent] : piecesOf(sent.toString(), frame);
  for (const piece of pieces.slice(0, -1)) {
    response.write(piece);
    await pause(apart, response);
  }
  const last = pieces.at(-1) ?? sent;
  if (response.destroyed) return;
  if (ending === undefined || ending.manner === 'stop') {
    response.end(last);
    if (length === 'long') response.socket?.destroySoon(); // the client is told of bytes that never come
    return;
  }
  if (last.length > 0) await new Promise((resolve) => response.write(last, resolve));
  await leave(response, entry, ending.manner);
}
