import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isUnknownRoute } from '../refusals.ts';

export const unknownRouteIs500: Fault = {
  id: 'unknown-route-is-500',
  says: 'answers a path that it does not have with 502, for it found no upstream',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf(isUnknownRoute, { status: 502, body: errorBody('no route to host', { type: 'api_error' }) }),
};
