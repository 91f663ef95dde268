import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongKey } from '../refusals.ts';

export const wrongKeyIs500: Fault = {
  id: 'wrong-key-is-500',
  says: 'answers a wrong key with 500',
  seen: [field('ogx-ai/ogx#2990')],
  kills: ['auth.wrong-key'],
  bend: inPlaceOf(isWrongKey, { status: 500, body: errorBody('Internal server error', { type: 'server_error' }) }),
};
