import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { errorBody, inPlaceOf, isUnauthorized } from '../refusals.ts';

export const forbidsUnknownKeys: Variant = {
  id: 'forbids-unknown-keys',
  says: 'answers 403 where there is no good key',
  allowed: [rfc('9110 §15.5.4')],
  bend: inPlaceOf(isUnauthorized, { status: 403, body: errorBody('Forbidden', { code: 'invalid_api_key' }) }),
};
