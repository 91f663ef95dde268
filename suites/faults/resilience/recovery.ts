import { field, rfc } from '../../../spec/sources.ts';
import { type Answer, answerOf, type Received, type Reply, type Send } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { ownError, toldOf, toldStatus } from '../error-mapping/told.ts';

const coolingDown = { status: 503, body: ownError('The provider is cooling down.') };
const unreachable = { status: 502, body: ownError('The provider cannot be reached.') };

/** Refuses everybody for so long once an answer was one of those. */
function coolsDown(ms: number, trips: (answer: Answer, request: Received) => boolean, refusal: Reply = coolingDown) {
  let until = 0;
  return async (request: Received, send: Send): Promise<Answer> => {
    if (toldOf(request) === null && performance.now() < until) return answerOf(refusal);
    const answer = await send(request);
    if (trips(answer, request)) until = performance.now() + ms;
    return answer;
  };
}

export const recoveryFaults: readonly Fault[] = [
  {
    id: 'cools-down-for-typing-errors',
    says: 'takes the provider out for two seconds when it refuses a request as faulty',
    seen: [field('astaxie/TokenHub#107')],
    kills: ['resilience.caller-faults'],
    bend: { forward: coolsDown(2000, (_, request) => [400, 422].includes(toldStatus(request))) },
  },
  {
    id: 'never-comes-back',
    says: 'refuses everybody for ever once the provider took no connection',
    seen: [rfc('9110 §15.6.4')],
    kills: ['resilience.comes-back'],
    outage: true,
    bend: {
      forward: coolsDown(3_600_000, ({ status }, request) => status === 502 && toldOf(request) === null, unreachable),
    },
  },
];
