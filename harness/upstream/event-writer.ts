import type { ServerResponse } from 'node:http';
import type { Pacer } from './pacer.ts';
import type { Write } from './stream-writes.ts';

export interface Pacing {
  readonly pacer: Pacer;
  /** Milliseconds from one write to the next. */
  readonly pace: number;
  /** Milliseconds between the pieces of one write, so that its reader gets each by itself; else the next turn. */
  readonly apart?: number;
  /** A silence of so many milliseconds, once, after so many events. */
  readonly gap?: { readonly length: number; readonly after: number };
  /** Takes over after the last write, instead of the end of the response. */
  readonly atEnd?: () => void;
  /** Told of every event: when it was due and when it was handed to the socket. */
  readonly onWritten: (dueAt: number, writtenAt: number) => void;
}

type Bytes = string | Buffer;

function asChunk(bytes: Bytes): Bytes {
  const head = `${Buffer.byteLength(bytes).toString(16)}\r\n`;
  if (typeof bytes === 'string') return `${head}${bytes}\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')]);
}

// The chunked coding of RFC 9112 7.1, written here: node:http hands each chunk over in four pieces, which costs a stream
// twice the time of one. A client of HTTP/1.0 gets the events as they are.
function takeOverChunking(response: ServerResponse): { code: (bytes: Bytes) => Bytes; lastChunk: string } {
  if (!response.chunkedEncoding) return { code: (bytes) => bytes, lastChunk: '' };
  response.chunkedEncoding = false;
  return { code: asChunk, lastChunk: '0\r\n\r\n' };
}

/**
 * Writes on a fixed schedule, each piece flushed on its own, and ends the response. A slow reader moves the schedule
 * back instead of piling up memory; a reader that leaves ends the work at once. Resolves in every case. The headers must
 * have been flushed.
 */
export function writeEvents(response: ServerResponse, writes: Iterable<Write>, pacing: Pacing): Promise<void> {
  const { pacer, pace, apart, gap, atEnd, onWritten } = pacing;
  const source = writes[Symbol.iterator]();
  const { code, lastChunk } = takeOverChunking(response);
  // A response holds each write back until the end of the turn, which others share; its socket, once it is this
  // response's turn on the connection, writes at once, and the stamp tells the truth.
  const out = response.socket ?? response;
  return new Promise((resolve) => {
    let dueAt = performance.now();
    let written = 0;
    let silent = gap;
    let rest: readonly Bytes[] = [];
    let settled = false;

    const settle = () => {
      if (settled) return;
      settled = true;
      response.off('close', settle);
      out.off('drain', resume);
      out.off('drain', step);
      source.return?.();
      resolve();
    };

    const resume = () => {
      dueAt = Math.max(dueAt, performance.now());
      pacer.at(dueAt, step);
    };

    const send = (pieces: readonly Bytes[]): boolean => {
      const [first, ...others] = pieces;
      rest = others;
      return first === undefined || out.write(code(first));
    };

    const finish = () => {
      settle();
      if (atEnd === undefined) response.end(lastChunk);
      else atEnd();
    };

    const step = () => {
      if (settled) return;
      if (rest.length > 0) {
        proceed(send(rest));
        return;
      }
      if (silent !== undefined && written >= silent.after) {
        dueAt = performance.now() + silent.length;
        silent = undefined;
        pacer.at(dueAt, step);
        return;
      }
      const next = source.next();
      if (next.done) {
        finish();
        return;
      }
      const { pieces, events } = next.value;
      const drained = send(pieces);
      const writtenAt = performance.now();
      for (let count = 0; count < events; count += 1) onWritten(dueAt, writtenAt);
      if (pace > 0 && events > 0) pacer.pacing.note(dueAt, writtenAt);
      written += events;
      // Counted from the schedule and not from the last write: lateness does not add up over a long stream.
      dueAt = pace > 0 ? dueAt + pace : writtenAt;
      proceed(drained);
    };

    const proceed = (drained: boolean) => {
      if (!drained) out.once('drain', rest.length > 0 ? step : resume);
      else if (rest.length > 0 && apart !== undefined) pacer.at(performance.now() + apart, step);
      else if (rest.length > 0) setImmediate(step);
      else pacer.at(dueAt, step);
    };

    response.once('close', settle);
    step();
  });
}
