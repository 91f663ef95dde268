import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isMissingKey } from '../refusals.ts';

export const missingKeyIs400: Fault = {
  id: 'missing-key-is-400',
  says: 'answers a request without a key with 400',
  seen: [field('continuedev/continue#10290')],
  kills: ['auth.missing-key'],
  bend: inPlaceOf(isMissingKey, {
    status: 400,
    body: errorBody('Missing or invalid Authorization header.'),
  }),
};
