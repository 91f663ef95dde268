import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongKey } from '../refusals.ts';

export const wrongKeyIs429: Fault = {
  id: 'wrong-key-is-429',
  says: 'counts a wrong key as a caller without quota and answers 429',
  seen: [sdk('openai-node src/client.ts, shouldRetry')],
  kills: ['auth.wrong-key'],
  bend: inPlaceOf(isWrongKey, {
    status: 429,
    headers: { 'retry-after': '0' },
    body: errorBody('Quota exceeded.', { type: 'requests', code: 'rate_limit_exceeded' }),
  }),
};
