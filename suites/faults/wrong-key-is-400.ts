import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongKey } from '../refusals.ts';

export const wrongKeyIs400: Fault = {
  id: 'wrong-key-is-400',
  says: 'answers a wrong key with 400',
  seen: [field('continuedev/continue#10290')],
  kills: ['auth.wrong-key'],
  bend: inPlaceOf(isWrongKey, {
    status: 400,
    body: errorBody('API key not valid. Please pass a valid API key.', { code: 'invalid_api_key' }),
  }),
};
