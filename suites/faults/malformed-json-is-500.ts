import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isMalformed } from '../refusals.ts';

export const malformedJsonIs500: Fault = {
  id: 'malformed-json-is-500',
  says: 'answers a body that is not JSON with 500 in plain text',
  seen: [field('sgl-project/sglang#3805'), field('lemonade-sdk/lemonade#2263')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => isMalformed(request), {
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'Internal Server Error',
  }),
};
