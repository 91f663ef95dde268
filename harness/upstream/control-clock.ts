import type { LoggedRequest } from './logged-request.ts';

/** How the clock of an upstream elsewhere stands to ours, in milliseconds. */
export interface ClockOffset {
  /** Theirs minus ours. */
  readonly offset: number;
  /** At most this much wrong. */
  readonly error: number;
}

/** Compares the clocks by the quickest of several questions: the answer was made somewhere within its round trip. */
export async function clockOffset(ask: () => Promise<number>, times: number): Promise<ClockOffset> {
  let best: ClockOffset = { offset: 0, error: Number.POSITIVE_INFINITY };
  for (let round = 0; round < times; round += 1) {
    const sent = performance.now();
    const theirs = await ask();
    const received = performance.now();
    const error = (received - sent) / 2;
    if (error < best.error) best = { offset: theirs - sent - error, error };
  }
  return best;
}

/** The request with every time of the upstream's clock put on ours. */
export function onOurClock(request: LoggedRequest, offset: number): LoggedRequest {
  const { bodyAt, headersAt, finishedAt, clientLeftAt, brokenAt, closedAt } = request;
  return {
    ...request,
    receivedAt: request.receivedAt - offset,
    ...(bodyAt !== undefined && { bodyAt: bodyAt - offset }),
    ...(headersAt !== undefined && { headersAt: headersAt - offset }),
    ...(finishedAt !== undefined && { finishedAt: finishedAt - offset }),
    ...(clientLeftAt !== undefined && { clientLeftAt: clientLeftAt - offset }),
    ...(brokenAt !== undefined && { brokenAt: brokenAt - offset }),
    ...(closedAt !== undefined && { closedAt: closedAt - offset }),
    stamps: request.stamps.map((at) => at - offset),
  };
}
