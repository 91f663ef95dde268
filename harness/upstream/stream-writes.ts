import type { Directive } from './directive.ts';
import type { Point } from './directive-values.ts';
import { directedError } from './error-answer.ts';
import { errorEvent } from './error-event.ts';
import { framer } from './framing.ts';
import { gzipBlocks } from './gzip-blocks.ts';
import { piecesOf } from './pieces.ts';
import { shapedEvents } from './shaped-stream.ts';
import type { SseEvent } from './sse.ts';

/** What leaves at one due time. */
export interface Write {
  /** Each leaves on its own, one after the other. */
  readonly pieces: readonly (string | Buffer)[];
  /** How many events they hold. */
  readonly events: number;
}

const joinedEvents = 8; // events of one write: a packet still holds them, and a stream of ten words takes two

function* withoutLast(events: Iterable<SseEvent>): Generator<SseEvent> {
  let held: SseEvent | undefined;
  for (const event of events) {
    if (held !== undefined) yield held;
    held = event;
  }
}

function* firstOf(events: Iterable<SseEvent>, most: number): Generator<SseEvent> {
  let left = most;
  if (left === 0) return;
  for (const event of events) {
    yield event;
    left -= 1;
    if (left === 0) return;
  }
}

function* withFaults(events: Iterable<SseEvent>, directive: Directive): Generator<SseEvent> {
  const { error, garbage } = directive;
  let count = 0;
  for (const event of events) {
    if (count === error) {
      yield errorEvent(directedError(500, directive), event, count);
      return;
    }
    yield count === garbage ? { data: '{"id":"chatcmpl-broken","choices":[{"delta":' } : event;
    count += 1;
  }
}

const upTo = (events: Iterable<SseEvent>, point: Point | undefined): Iterable<SseEvent> => {
  if (point === undefined || point === 'headers') return events;
  return point === 'finish' ? withoutLast(events) : firstOf(events, Math.ceil(point));
};

/** Half of the last write in place of all of it, and of the event in it. */
function* cutWithin(writes: Iterable<Write>): Generator<Write> {
  let held: Write | undefined;
  for (const write of writes) {
    if (held !== undefined) yield held;
    held = write;
  }
  if (held === undefined) return;
  const bytes = Buffer.concat(held.pieces.map((piece) => Buffer.from(piece)));
  yield { pieces: [bytes.subarray(0, Math.floor(bytes.length / 2))], events: 0 };
}

const isWithin = (point: Point | undefined): boolean => typeof point === 'number' && !Number.isInteger(point);

function* noted(events: Iterable<SseEvent>, note: (event: SseEvent) => void, most: number): Generator<SseEvent> {
  let count = 0;
  for (const event of events) {
    if (count < most) note(event);
    count += 1;
    yield event;
  }
}

function* framed(events: Iterable<SseEvent>, frames: NonNullable<Directive['frame']>): Generator<Write> {
  const spell = framer(frames);
  const together = frames.includes('joined') ? joinedEvents : 1;
  let text = '';
  let held = 0;
  let index = 0;
  for (const event of events) {
    text += spell(event, index);
    index += 1;
    held += 1;
    if (held < together) continue;
    yield { pieces: piecesOf(text, frames), events: held };
    text = '';
    held = 0;
  }
  if (held > 0) yield { pieces: piecesOf(text, frames), events: held };
}

function* plain(events: Iterable<SseEvent>): Generator<Write> {
  const spell = framer();
  for (const event of events) yield { pieces: [spell(event, 0)], events: 1 };
}

function* compressed(writes: Iterable<Write>): Generator<Write> {
  const gzip = gzipBlocks();
  for (const { pieces, events } of writes) {
    yield { pieces: pieces.map((piece) => gzip.add(Buffer.from(piece))), events };
  }
  yield { pieces: [gzip.last()], events: 0 };
}

/** What is to be written of a stream, in order, when a directive bends it and leaves it at a point; `note` is told every event. */
export function streamWrites(
  events: Iterable<SseEvent>,
  directive: Directive,
  usage: object | undefined,
  leftAt: Point | undefined,
  note?: (event: SseEvent) => void,
): Iterable<Write> {
  const { shape, pad, error, garbage, frame, encoding } = directive;
  const inShape = shape === undefined && pad === undefined ? events : shapedEvents(events, directive, usage);
  const faulty = error === undefined && garbage === undefined ? inShape : withFaults(inShape, directive);
  const left = upTo(faulty, leftAt);
  const told = typeof leftAt === 'number' ? Math.floor(leftAt) : Number.POSITIVE_INFINITY; // half an event says nothing
  const some = note === undefined ? left : noted(left, note, told);
  const whole = frame === undefined ? plain(some) : framed(some, frame);
  const writes = isWithin(leftAt) ? cutWithin(whole) : whole;
  return encoding === undefined ? writes : compressed(writes);
}
