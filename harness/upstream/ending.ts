import type { ServerResponse } from 'node:http';
import type { Directive } from './directive.ts';
import type { Point } from './directive-values.ts';
import type { OpenEntry } from './open-entry.ts';

/** How an answer is left before it is whole. */
export type Manner = 'cut' | 'end' | 'hang' | 'stop';

export interface Ending {
  readonly manner: Manner;
  readonly point: Point;
}

/** Where and how a directive leaves the answer; undefined when it is to be whole. */
export function endingOf({ cut, end, hang, stop }: Directive): Ending | undefined {
  if (cut !== undefined) return { manner: 'cut', point: cut };
  if (end !== undefined) return { manner: 'end', point: end };
  if (hang !== undefined) return { manner: 'hang', point: hang };
  return stop === undefined ? undefined : { manner: 'stop', point: stop };
}

/** Resolves when the answer is over, which under `hang` only the client brings about. */
const overBy = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) resolve();
    else response.once('close', resolve);
  });

/** Leaves an answer as asked: with a reset, with a FIN, or in silence. Resolves when the connection is gone. */
export async function leave(
  response: ServerResponse,
  entry: OpenEntry,
  manner: Exclude<Manner, 'stop'>,
): Promise<void> {
  const over = overBy(response);
  if (manner === 'hang') return over;
  const { socket } = response;
  if (socket === null) return;
  // A reset throws away what has not left yet, and what was written is to be seen.
  if (socket.writableLength > 0) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
  entry.brokenAt = performance.now();
  if (manner === 'cut') socket.resetAndDestroy();
  else socket.destroySoon();
  return over;
}
