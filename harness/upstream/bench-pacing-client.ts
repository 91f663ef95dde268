import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** When the events of one stream arrived, in performance.now() milliseconds. */
export type Arrivals = readonly number[];

export interface PacedLoad {
  readonly streams: number;
  /** Milliseconds from one event to the next. */
  readonly pace: number;
  readonly seconds: number;
}

const ramp = 2000; // ms over which the streams begin: what is measured is holding them, not starting all at once

const mark = Buffer.from('data: ');

function countIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

async function open(url: URL, { pace, seconds }: PacedLoad): Promise<{ socket: Socket; arrivals: number[] }> {
  const events = Math.ceil(((seconds + 2) * 1000 + ramp) / pace); // longer than the measurement, whatever the ramp
  const content = `Count from 1 to ${events} [[upstream pace=${pace}ms]]`;
  const body = JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream: true });
  const socket = connect(Number(url.port), url.hostname);
  const arrivals: number[] = [];
  await once(socket, 'connect');
  socket.on('data', (bytes) => {
    const now = performance.now();
    for (let count = countIn(bytes); count > 0; count -= 1) arrivals.push(now);
  });
  socket.write(
    `POST ${url.pathname}/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return { socket, arrivals };
}

/** Opens paced streams over two seconds, then holds them; `onHeld` tells when the last has begun. */
export async function holdStreams(url: URL, load: PacedLoad, onHeld: () => void): Promise<readonly Arrivals[]> {
  const opening: Promise<{ socket: Socket; arrivals: number[] }>[] = [];
  const began = performance.now();
  for (let index = 0; index < load.streams; index += 1) {
    const due = began + (ramp * index) / load.streams;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    opening.push(open(url, load));
  }
  const streams = await Promise.all(opening);
  await new Promise((resolve) => setTimeout(resolve, 1000)); // the last requests are read and answered
  onHeld();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, load.seconds * 1000));
  for (const { socket } of streams) socket.destroy();
  return streams.map(({ arrivals }) => arrivals.filter((at) => at >= from));
}

/** How late each event came, against the schedule that the earliest of its stream kept; milliseconds, ascending. */
export function latenesses(streams: readonly Arrivals[], pace: number): readonly number[] {
  const all = streams.flatMap((arrivals) => {
    const phases = arrivals.map((at, index) => at - index * pace);
    const schedule = phases.reduce((least, phase) => Math.min(least, phase), Number.POSITIVE_INFINITY);
    return phases.map((phase) => phase - schedule);
  });
  return [...Float64Array.from(all).sort()]; // numbers sort as numbers only there
}
