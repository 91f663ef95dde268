import { field, rfc } from '../../../spec/sources.ts';
import type { Answer } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { toldOf, withStatus } from './told.ts';

/** Never answers. */
const silence = new Promise<Answer>(() => {});

export const waitingFaults: readonly Fault[] = [
  {
    id: 'never-tells-of-a-broken-connection',
    says: 'goes on waiting when the connection to the provider has broken',
    seen: [field('awsl-project/maxx#833')],
    kills: ['error-mapping.in-time'],
    bend: {
      forward: async (request, send) => {
        const answer = await send(request);
        return answer.status >= 500 && toldOf(request)?.get('cut') === 'headers' ? silence : answer;
      },
    },
  },
  {
    id: 'blames-the-caller-for-an-outage',
    says: 'answers 404 while the provider takes no connections',
    seen: [rfc('9110 §15.6.3')],
    kills: ['error-mapping.unreachable'],
    outage: true,
    bend: {
      ...withStatus(({ status }) => status === 502, 404),
    },
  },
];
