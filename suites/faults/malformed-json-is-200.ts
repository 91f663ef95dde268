import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isMalformed } from '../refusals.ts';

export const malformedJsonIs200: Fault = {
  id: 'malformed-json-is-200',
  says: 'answers a body that is not JSON with 200 and an error in the body',
  seen: [field('huggingface/text-generation-inference#1896')],
  kills: ['errors.malformed-json'],
  bend: inPlaceOf((_head, request) => isMalformed(request), { status: 200, body: errorBody('Invalid JSON') }),
};
