import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isWrongMethod } from '../refusals.ts';

export const wrongMethodIs200: Fault = {
  id: 'wrong-method-is-200',
  says: 'answers a method that a path does not have with 200',
  seen: [rfc('9110 §15.5.6')],
  kills: ['errors.wrong-method'],
  bend: inPlaceOf(isWrongMethod, { status: 200, body: '{"status":"ok"}' }),
};
