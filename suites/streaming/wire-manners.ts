import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, type Problem } from '../../harness/judge.ts';
import { sentinel } from '../chat/chunks.ts';

/** Whether the head of a stream tells caches and proxies to pass it on as it comes. */
export function isNotHeld(answer: Exchange): readonly Problem[] {
  const control = answer.header('cache-control');
  const told = /no-cache|no-store|no-transform/i.test(control ?? '') || answer.header('x-accel-buffering') === 'no';
  const length = answer.header('content-length');
  return [
    ...holds('the cache-control header', control, 'no-cache, no-store or no-transform', told),
    ...holds('the content-length header', length, 'none', length === null),
  ];
}

/** Whether a client that only knows LF, `data: ` and one line an event can read the stream. */
export function isPlainlyFramed({ sse, events, text }: Exchange): readonly Problem[] {
  const glued = /(?:^|[\r\n])(data:[^ \r\n][^\r\n]{0,40})/.exec(text)?.[1];
  const lines = Math.max(1, ...events.map(({ dataLines }) => dataLines));
  return [
    ...holds('the line ends', sse.lineEndings, '["lf"]', sse.lineEndings.join() === 'lf'),
    ...holds('a data line', glued, 'a space after the colon', glued === undefined),
    ...holds('the data lines of one event', lines, '1', lines === 1),
  ];
}

/** Generous for anything but waiting: there is nothing left to send. */
const promptMs = 1000;

export function closesPromptly({ events, wire }: Exchange): Judgement {
  const done = events.find(({ data }) => data === sentinel);
  if (done === undefined) return inconclusive(`no ${sentinel} was sent`);
  if (wire.ending !== 'complete') return kept; // an end that never came is another promise
  const waited = Math.round(wire.endAt - done.at);
  return holds(`the end after ${sentinel}`, `${waited} ms later`, `within ${promptMs} ms`, waited <= promptMs);
}
