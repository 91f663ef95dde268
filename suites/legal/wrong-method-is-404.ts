import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongMethod } from '../refusals.ts';

export const wrongMethodIs404: Variant = {
  id: 'wrong-method-is-404',
  says: 'knows a path only together with its method, and answers 404 for others',
  allowed: [rfc('9110 §15.5.5')],
  bend: inPlaceOf(isWrongMethod, { status: 404, body: errorBody('Unknown request URL.', { code: 'unknown_url' }) }),
};
