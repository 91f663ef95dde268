import type { Directive } from './directive.ts';
import { frame, type SseEvent } from './sse.ts';

type Frames = NonNullable<Directive['frame']>;

// The standard joins the lines again with a line feed, which between JSON tokens means nothing.
function inLines(data: string): readonly string[] {
  try {
    return JSON.stringify(JSON.parse(data), null, 1).split('\n');
  } catch {
    return [data];
  }
}

/** How events are spelled under a `frame` directive: every spelling is one that WHATWG HTML 9.2.5 allows. */
export function framer(frames: Frames = []): (event: SseEvent, index: number) => string {
  const has = (name: Frames[number]) => frames.includes(name);
  if (!['crlf', 'cr', 'no-space', 'multi-line', 'comments', 'events'].some((name) => frames.some((f) => f === name))) {
    return frame;
  }
  const lineEnd = has('crlf') ? '\r\n' : has('cr') ? '\r' : '\n';
  const colon = has('no-space') ? ':' : ': ';
  return ({ event, data }, index) => {
    const name = event ?? (has('events') ? 'message' : undefined);
    const lines = [
      ...(has('comments') ? [': ping', '', ':'] : []),
      ...(name === undefined ? [] : [`event${colon}${name}`]),
      ...(has('events') ? [`id${colon}${index}`] : []),
      ...(has('events') && index === 0 ? [`retry${colon}3000`] : []),
      ...(has('multi-line') ? inLines(data) : [data]).map((line) => `data${colon}${line}`),
    ];
    return `${lines.join(lineEnd)}${lineEnd}${lineEnd}`;
  };
}
