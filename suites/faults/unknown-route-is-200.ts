import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnknownRoute } from '../refusals.ts';

export const unknownRouteIs200: Fault = {
  id: 'unknown-route-is-200',
  says: 'answers every path that it does not have with 200 and an empty object',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.unknown-route'],
  bend: inPlaceOf(isUnknownRoute, { status: 200, body: '{}' }),
};
