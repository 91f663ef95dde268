import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isMalformed } from '../refusals.ts';

export const malformedJsonIs404: Fault = {
  id: 'malformed-json-is-404',
  says: 'looks for the model of a body that it could not read, and answers 404',
  seen: [field('mnfst/llm-gateway#2126')],
  kills: ['errors.malformed-json'],
  bend: inPlaceOf((_head, request) => isMalformed(request), { status: 404, body: errorBody('No model given.') }),
};
