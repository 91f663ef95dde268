import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongKey } from '../refusals.ts';

export const wrongKeyIs404: Fault = {
  id: 'wrong-key-is-404',
  says: 'hides behind 404 from wrong keys',
  seen: [rfc('9110 §15.5.2')],
  kills: ['auth.wrong-key'],
  bend: inPlaceOf(isWrongKey, { status: 404, body: errorBody('Tenant not found', { code: 'not_found' }) }),
};
