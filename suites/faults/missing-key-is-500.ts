import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isMissingKey } from '../refusals.ts';

export const missingKeyIs500: Fault = {
  id: 'missing-key-is-500',
  says: 'fails on a request without a key, reading a header that is not there',
  seen: [rfc('9110 §15.5.2')],
  kills: ['auth.missing-key'],
  bend: inPlaceOf(isMissingKey, {
    status: 500,
    body: errorBody("'NoneType' object has no attribute 'split'", { type: 'server_error' }),
  }),
};
