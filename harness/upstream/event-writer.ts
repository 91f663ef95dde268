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

/**
 * Writes events one by one on a fixed schedule, each flushed on its own, and ends the response. A slow reader moves the
 * schedule back instead of piling up memory; a reader that leaves ends the work at once. Resolves in every case.
 */
export function writeEvents(response: ServerResponse, events: Iterable<SseEvent>, pacing: Pacing): Promise<void> {
  const { pace, cut, onCut, onWritten } = pacing;
  const source = events[Symbol.iterator]();
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
        response.end();
        return;
      }
      const drained = response.write(frame(next.value));
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
