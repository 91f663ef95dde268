import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isWrongMethod } from '../refusals.ts';

export const wrongMethodIs400: Fault = {
  id: 'wrong-method-is-400',
  says: 'answers a method that a path does not have with 400',
  seen: [rfc('9110 §15.5.6')],
  kills: ['errors.wrong-method'],
  bend: inPlaceOf(isWrongMethod, { status: 400, body: errorBody('bad request') }),
};
