import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasEnvelope, isErrorJson } from '../errors/envelope.ts';
import { hasRequestId, statusAndBody } from '../http.ts';
import { type Exhaustion, exhaust, mostRequests, refusedOf } from './exhaust.ts';
import * as judge from './refusals.ts';
import * as retry from './retry-after.ts';

interface Seen extends Exhaustion {
  /** A request after the wait that the refusals asked for; null when they asked for none that can be waited. */
  readonly after: Exchange | null;
  readonly hasOther: boolean;
}

/** Longer is asked for by nobody who wants to be waited for. */
const longestWaitMs = 60_000;

export default scenario({
  id: 'limit-exhausted',
  title: 'A limit used up, plain and streamed, and the wait for the next request',
  needs: ['model', 'limited-key'],
  alone: true,
  cost: { requests: 53, tokens: 53 * 60 },
  exchange: async (gateway): Promise<Seen> => {
    const seen = await exhaust(gateway);
    const waits = refusedOf(seen).map(({ answer }) => retry.sdkWaitMs(answer) ?? Number.POSITIVE_INFINITY);
    const wait = waits.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...waits);
    const hasOther = gateway.keys.otherKey !== null;
    if (wait > longestWaitMs) return { ...seen, after: null, hasOther };
    await gateway.wait(wait * 1.1 + 50); // clocks are read at both ends, so a tenth and a little is granted
    const after = await gateway.chat({}, { key: gateway.keys.limitedKey, patient: false });
    return { ...seen, after, hasOther };
  },
  judges: {
    'throttling.uses-429': judge.uses429,
    'throttling.before-a-stream': judge.refusesBeforeAStream,
    'throttling.names-the-limit': each(judge.namesTheLimit),
    'throttling.retry-after': each(retry.saysWhen),
    'throttling.retry-after-form': each(retry.hasValidForm),
    'throttling.retry-after-in-reach': each(retry.isInReach),
    'throttling.retry-after-ms': each(retry.millisecondsAgree),
    'throttling.should-retry': each(retry.spellsShouldRetry),
    'throttling.retry-after-holds': holds,
    'throttling.tells-the-limits': (seen) => each((answer) => judge.tellsLimits(answer, seen.first))(seen),
    'throttling.holds-at-once': judge.holdsAtOnce,
    'throttling.tenants-apart': servesOthers,
    'errors.envelope': each(hasEnvelope),
    'errors.json-type': each(isErrorJson),
    'http.request-id': each(hasRequestId),
  },
});

/** Judges one plain and one streamed refusal; the others are alike. */
function each(judge: (answer: Exchange) => Judgement): (seen: Exhaustion) => Judgement {
  return (seen) => {
    const refused = refusedOf(seen);
    const samples = [false, true].flatMap((streamed) => refused.find((one) => one.streamed === streamed) ?? []);
    if (samples.length === 0) return inconclusive(`none of ${seen.pressed.length} requests was refused with 429`);
    const problems: Problem[] = [];
    for (const { answer, streamed } of samples) {
      const judgement = judge(answer);
      if ('undecided' in judgement) return judgement;
      const kind = streamed ? 'streamed' : 'plain';
      problems.push(...judgement.map((one) => ({ ...one, message: `${kind}: ${one.message}`, wire: answer.wire })));
    }
    return problems;
  };
}

function holds(seen: Seen): Judgement {
  const { after } = seen;
  if (after === null) {
    return refusedOf(seen).length === 0
      ? inconclusive(`none of ${seen.pressed.length} requests was refused with 429`)
      : notOffered('it asks for no wait, or for more than a minute');
  }
  if (after.status === 200) return each(retry.isNotFarTooLong)(seen);
  if (after.status !== 429) return inconclusive(`after the wait it answered ${statusAndBody(after)}`);
  return [{ ...problem('the request after the wait', 'status 200', statusAndBody(after)), wire: after.wire }];
}

function servesOthers({ other, hasOther }: Seen): Judgement {
  if (!hasOther) return notOffered('no key of a second tenant was given', 'one in RUNESTONE_OTHER_KEY');
  if (other === null) return inconclusive(`the limit was not used up by ${mostRequests} requests`);
  if (other.status === 200) return kept;
  return [{ ...problem('the request of a second tenant', 'status 200', statusAndBody(other)), wire: other.wire }];
}
