import { kept, type Problem, problem } from '../../../harness/judge.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import type { Provoked } from '../provoked.ts';

/** Longer than gateways pause before they try again. */
const pauseMs = 5000;

/** When an attempt had failed, in Unix milliseconds. */
const failedAt = ({ receivedWall, receivedAt, brokenAt, finishedAt, closedAt }: LoggedRequest): number =>
  receivedWall + ((brokenAt ?? finishedAt ?? closedAt ?? receivedAt) - receivedAt);

/** Whether the client still waited long after the last attempt had failed. */
export function isInTime(one: Provoked): readonly Problem[] {
  const { answer, attempts, words } = one;
  const hung = ['aborted', 'timeout', 'endless'].includes(answer.wire.ending);
  // Who was asked to wait may do so, and try again.
  const waits = Object.keys(words).some((word) => word.startsWith('retry-after'));
  if (!hung || waits || attempts.length === 0) return kept;
  const waited = answer.wire.sentAt + answer.wire.endAt - Math.max(...attempts.map(failedAt));
  return waited < pauseMs
    ? kept
    : [problem('the time after the failure', `an end within ${pauseMs} ms`, `none after ${Math.round(waited)} ms`)];
}
