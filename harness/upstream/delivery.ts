import { directedHeaders } from './directed-headers.ts';
import { type Directive, unfit } from './directive.ts';
import { misfitOf } from './directive-conflicts.ts';
import { endingOf, leave } from './ending.ts';
import { directedError, errorAnswer } from './error-answer.ts';
import { writeEvents } from './event-writer.ts';
import { type Exchange, writeHead } from './exchange.ts';
import { pause } from './pause.ts';
import { apart } from './pieces.ts';
import type { Reply } from './reply.ts';
import { shapedBody } from './shapes.ts';
import { frame, type SseEvent } from './sse.ts';
import { streamWrites } from './stream-writes.ts';
import { jsonBytes, sendWhole, type Whole } from './whole-delivery.ts';

const defaultPace = 4; // ms: streams visibly arrive in pieces, and a hundred words still take less than half a second

const isSplit = (frames: NonNullable<Directive['frame']>): boolean =>
  frames.includes('split-utf8') || frames.includes('split-escape');

async function sendStream(
  exchange: Exchange,
  reply: Extract<Reply, { readonly events: unknown }>,
  directive: Directive,
): Promise<void> {
  const { response, entry, pacer } = exchange;
  const {
    pace = defaultPace,
    gap,
    encoding,
    frame: frames = [],
    'gap-at': gapAt = 1,
    'body-delay': bodyDelay = 0,
  } = directive;
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
  const note = entry.nonce === undefined ? undefined : (event: SseEvent) => entry.noteAnswer(frame(event));
  await writeEvents(response, streamWrites(reply.events, directive, reply.usage, ending?.point, note), {
    pacer,
    pace,
    ...(isSplit(frames) && { apart }),
    ...(gap !== undefined && { gap: { length: gap, after: gapAt } }),
    ...(left !== undefined && { atEnd: left }),
    onWritten: (dueAt, writtenAt) => entry.stamp(dueAt, writtenAt),
  });
}

function wholeOf(reply: Reply, directive: Directive): Whole | undefined {
  const { status, error, garbage } = directive;
  const headers = directedHeaders(directive);
  if (status !== undefined) return { status, headers, ...errorAnswer(status, directive) };
  const json = { status: 200, headers, type: 'application/json' };
  if (error === 'body') return { ...json, bytes: jsonBytes(directedError(500, directive)) };
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
