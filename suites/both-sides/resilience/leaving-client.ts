import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { holds, type Problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { answersAgain, overProvoked, type Provoked, provoke } from '../provoked.ts';

/** The client leaves while the first attempt is under way, or in the pause after it; in milliseconds. */
const [leaveAfterMs, failsAfter] = [250, '350ms'];
/** An attempt that was on its way when the client left, and the time it takes to notice. */
const noticeMs = 400;
/** Noticing that a client has gone is recommended; one retry that was planned already hurts nobody. */
const planned = 1;
/** Long enough for a retry after a short pause, and for those after a first one, in milliseconds. */
const [watchMs, longerMs] = [1500, 2500];

export default scenario({
  id: 'leaving-client',
  title: 'A client that leaves while its provider is about to fail',
  needs: ['model', 'upstream'],
  cost: { requests: 7, tokens: 300 },
  alone: true,
  exchange: async (gateway) => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, [
      { words: { status: 503, delay: failsAfter }, leaveAfterMs },
      { words: { status: 503, delay: failsAfter }, stream: true, leaveAfterMs },
      { words: { cut: 'headers', delay: failsAfter }, leaveAfterMs },
      { words: { status: 503 }, leaveAfterMs }, // leaves in the pause before the second attempt, if there is one
    ]);
    await gateway.wait(watchMs);
    const seen = await Promise.all(provoked.map((one) => withAttempts(gateway, one)));
    if (!seen.some((one) => lateOf(one).length > 0)) return seen;
    await gateway.wait(longerMs); // whoever has gone on once may do so again
    return Promise.all(seen.map((one) => withAttempts(gateway, one)));
  },
  judges: { 'resilience.none-after-leaving': (provoked) => overProvoked(provoked, isLeftAlone) },
});

async function withAttempts(gateway: Gateway, one: Provoked): Promise<Provoked> {
  const [first] = one.attempts;
  if (first?.nonce === undefined) return one;
  return { ...one, attempts: (await gateway.upstream.requests({ nonce: first.nonce })).requests };
}

/** Attempts that began when the client had been gone for a while. */
function lateOf({ answer, attempts }: Provoked): readonly LoggedRequest[] {
  const leftAt = answer.wire.sentAt + answer.wire.endAt;
  if (answer.wire.ending !== 'aborted') return [];
  return attempts.filter(({ receivedWall }) => receivedWall > leftAt + noticeMs);
}

export function isLeftAlone(one: Provoked): readonly Problem[] {
  const late = lateOf(one);
  const found = holds('the attempts after the client had left', late.length, '0', late.length === 0);
  return late.length <= planned ? softly(found) : found;
}
