import type { ServerResponse } from 'node:http';
import type { ChunkStamp } from './request-log.ts';
import { frame, type SseEvent } from './sse.ts';

export interface Pacing {
  /** Milliseconds from one event to the next. */
  readonly pace: number;
  /** How many events to write before `onCut` takes over; undefined for all of them. */
  readonly cut: number | undefined;
  readonly onCut: () => void;
  readonly onWritten: (stamp: ChunkStamp) => void;
}

// The chunked coding of RFC 9112 7.1, written here: node:http hands each chunk over in four pieces, which costs a stream
// twice the time of one. A client of HTTP/1.0 gets the events as they are.
function takeOverChunking(response: ServerResponse): { asChunk: (text: string) => string; lastChunk: string } {
  if (!response.chunkedEncoding) return { asChunk: (text) => text, lastChunk: '' };
  response.chunkedEncoding = false;
  return {
    asChunk: (text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`,
    lastChunk: '0\r\n\r\n',
  };
}

/**
 * Writes events one by one on a fixed schedule, each flushed on its own, and ends the response. A slow reader moves the
 * schedule back instead of piling up memory; a reader that leaves ends the work at once. Resolves in every case. The
 * headers must have been flushed.
 */
export function writeEvents(response: ServerResponse, events: Iterable<SseEvent>, pacing: Pacing): Promise<void> {
  const { pace, cut, onCut, onWritten } = pacing;
  const source = events[Symbol.iterator]();
  const { asChunk, lastChunk } = takeOverChunking(response);
  return new Promise((resolve) => {
    let dueAt = performance.now();
    let written = 0;
    let timer: NodeJS.Timeout | undefined;
    let turn: NodeJS.Immediate | undefined;

    const settle = () => {
      clearTimeout(timer);
      clearImmediate(turn);
      response.off('close', settle);
      response.off('drain', resume);
      source.return?.();
      resolve();
    };

    const step = () => {
      if (written === cut) {
        settle();
        onCut();
        return;
      }
      const next = source.next();
      if (next.done) {
        settle();
        response.end(lastChunk);
        return;
      }
      const drained = response.write(asChunk(frame(next.value)));
      onWritten({ dueAt, writtenAt: performance.now() });
      written += 1;
      dueAt += pace;
      if (drained) schedule();
      else response.once('drain', resume);
    };

    // Counted from the schedule and not from the last write: lateness does not add up over a long stream.
    const schedule = () => {
      const wait = Math.round(dueAt - performance.now());
      // A turn of its own even when late: two writes in one turn would leave as one packet.
      if (wait > 0) timer = setTimeout(step, wait);
      else turn = setImmediate(step);
    };

    const resume = () => {
      dueAt = Math.max(dueAt, performance.now());
      schedule();
    };

    response.once('close', settle);
    step();
  });
}
