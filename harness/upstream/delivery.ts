import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { directedHeaders, type Headers } from './directed-headers.ts';
import { type Directive, unfit } from './directive.ts';
import { misfitOf } from './directive-conflicts.ts';
import { endingOf, leave } from './ending.ts';
import { directedError, errorAnswer } from './error-answer.ts';
import { writeEvents } from './event-writer.ts';
import type { Pacer } from './pacer.ts';
import { pause } from './pause.ts';
import type { Reply } from './reply.ts';
import type { OpenEntry } from './request-log.ts';
import { shapedBody } from './shapes.ts';
import { streamWrites } from './stream-writes.ts';

const defaultPace = 4; // ms: streams visibly arrive in pieces, and a hundred words still take less than half a second
const wrongBy = 10; // bytes: what `length` adds or leaves out

/** One exchange as it is being answered. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly entry: OpenEntry;
  readonly pacer: Pacer;
}

function writeHead({ response, entry }: Exchange, status: number, headers: Headers): void {
  entry.status = status;
  entry.headersAt = performance.now();
  const processing = Math.round(entry.headersAt - entry.receivedAt);
  response.writeHead(status, { ...headers, 'openai-processing-ms': String(processing) });
  entry.changed();
}

interface Whole {
  readonly status: number;
  readonly type: string | undefined;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

const jsonBytes = (document: object): Buffer => Buffer.from(JSON.stringify(document));

/** Sends one JSON body with its exact length. */
export const sendJson = (exchange: Exchange, status: number, document: object, headers: Headers = {}): Promise<void> =>
  sendWhole(exchange, { status, type: 'application/json', bytes: jsonBytes(document), headers }, {});

async function sendWhole(exchange: Exchange, whole: Whole, directive: Directive): Promise<void> {
  const { response, entry } = exchange;
  const { encoding, length, 'body-delay': bodyDelay = 0 } = directive;
  const bytes = encoding === undefined ? whole.bytes : gzipSync(whole.bytes);
  const ending = endingOf(directive);
  const half = ending?.point === 0 ? 0 : Math.floor(bytes.length / 2);
  const sent = ending === undefined ? bytes : bytes.subarray(0, half);
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
  if (response.destroyed) return;
  if (ending === undefined || ending.manner === 'stop') {
    response.end(sent);
    if (length === 'long') response.socket?.destroySoon(); // the client is told of bytes that never come
    return;
  }
  if (sent.length > 0) await new Promise((resolve) => response.write(sent, resolve));
  await leave(response, entry, ending.manner);
}

async function sendStream(
  exchange: Exchange,
  reply: Extract<Reply, { readonly events: unknown }>,
  directive: Directive,
): Promise<void> {
  const { response, entry, pacer } = exchange;
  const { pace = defaultPace, gap, encoding, 'gap-at': gapAt = 1, 'body-delay': bodyDelay = 0 } = directive;
  writeHead(exchange, 200, {
    ...directedHeaders(directive),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  });
  response.flushHeaders();
  if (bodyDelay > 0) await pause(bodyDelay, response);
  if (response.destroyed) return;
  const ending = endingOf(directive);
  let left: (() => void) | undefined;
  if (ending !== undefined && ending.manner !== 'stop') {
    const { manner } = ending;
    left = () => void leave(response, entry, manner);
  }
  await writeEvents(response, streamWrites(reply.events, directive, reply.usage, ending?.point), {
    pacer,
    pace,
    ...(gap !== undefined && { gap: { length: gap, after: gapAt } }),
    ...(left !== undefined && { atEnd: left }),
    onWritten: (dueAt, writtenAt) => entry.stamp(dueAt, writtenAt),
  });
}

function wholeOf(reply: Reply, directive: Directive): Whole | undefined {
  const { status, error, garbage, secret } = directive;
  const headers = directedHeaders(directive);
  if (status !== undefined) return { status, headers, ...errorAnswer(status, directive) };
  const json = { status: 200, headers, type: 'application/json' };
  if (error === 'body') return { ...json, bytes: jsonBytes(directedError(500, secret)) };
  if (!('body' in reply)) return undefined;
  if (garbage !== undefined) return { ...json, bytes: Buffer.from('{"id":"chatcmpl-broken","choices":[{"message":') };
  return { ...json, bytes: jsonBytes(shapedBody(reply.body, directive)) };
}

/** Sends a reply the way its directive asks; throws a 400 when the directive cannot be followed for it. */
export async function deliver(reply: Reply, exchange: Exchange): Promise<void> {
  const { response, entry } = exchange;
  const { directive = {} } = reply;
  const misfit = misfitOf(directive, 'events' in reply);
  if (misfit !== undefined) throw unfit(`refused: ${misfit}`);
  if (directive.delay !== undefined) await pause(directive.delay, response);
  if (response.destroyed) return;
  const ending = endingOf(directive);
  if (ending?.point === 'headers' && ending.manner !== 'stop') return leave(response, entry, ending.manner);
  const whole = wholeOf(reply, directive);
  if (whole !== undefined) return sendWhole(exchange, whole, directive);
  if ('events' in reply) await sendStream(exchange, reply, directive);
}
