import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongMethod } from '../refusals.ts';

export const wrongMethodIs500: Fault = {
  id: 'wrong-method-is-500',
  says: 'fails on a method that a path does not have',
  seen: [rfc('9110 §15.5.6')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf(isWrongMethod, { status: 500, body: errorBody('unsupported method', { type: 'server_error' }) }),
};
