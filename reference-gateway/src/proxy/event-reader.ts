import { readEvent } from './sse-event.ts';
import type { SseFramer } from './sse-framer.ts';
import { createSseFramer } from './sse-framer.ts';
import { totalTokensIn } from './usage.ts';

const longestEvent = 1024 * 1024; // bytes; an event is held until it is whole, within reason
const sentinel = Buffer.from('data: [DONE]\n\n');

/** What the relay learns from some bytes of the stream. */
export interface Reading {
  /** What may be passed on now: whole events, as they came. */
  bytes: Buffer;
  /** How the stream ended, if it did: whatever follows is nobody's. */
  end?: { kind: 'complete' } | { kind: 'error'; document: unknown };
}

/** Follows an event stream without decoding it. */
export interface EventReader {
  push(chunk: Buffer): Reading;
  /** The provider has closed the stream. */
  finish(): Reading;
  /** Events seen so far. */
  events(): number;
  /** The tokens the provider reported, if it did. */
  usage(): number | undefined;
  /** True while the client has the beginning of an event whose end has not come. */
  insideEvent(): boolean;
}

/** A reader at the start of a stream that ends with [DONE], or with a final event as the Responses API has it. */
export function createEventReader(endsWithDone: boolean): EventReader {
  const framer: SseFramer = createSseFramer();
  let events = 0;
  let usage: number | undefined;
  let insideEvent = false;

  const read = (bytes: Buffer): Reading => {
    const meaning = readEvent(bytes, endsWithDone);
    if (meaning.kind === 'error') return { bytes: Buffer.alloc(0), end: meaning };
    if (meaning.kind === 'done') return { bytes: meaning.exact ? bytes : sentinel, end: { kind: 'complete' } }; // SDKs compare it exactly
    events += 1;
    usage = totalTokensIn(bytes) ?? usage;
    return meaning.kind === 'final' ? { bytes, end: { kind: 'complete' } } : { bytes };
  };

  return {
    push(chunk) {
      const ready: Buffer[] = [];
      for (const block of framer.push(chunk)) {
        const { bytes, end }: Reading = block.isEvent ? read(block.bytes) : block;
        ready.push(bytes);
        insideEvent = false;
        if (end !== undefined) return { bytes: join(ready), end };
      }
      if (framer.kept() > longestEvent) {
        ready.push(framer.rest());
        insideEvent = true;
      }
      return { bytes: join(ready) };
    },
    // A last event without its blank line is whole when it is the sentinel; anything else was cut.
    finish() {
      const rest = framer.rest();
      const isDone = !insideEvent && rest.length > 0 && readEvent(rest, true).kind === 'done';
      return isDone ? { bytes: sentinel, end: { kind: 'complete' } } : { bytes: Buffer.alloc(0) };
    },
    events: () => events,
    usage: () => usage,
    insideEvent: () => insideEvent,
  };
}

function join(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}
