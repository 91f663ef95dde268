import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, lacks } from '../refusals.ts';

export const missingModelIs500: Fault = {
  id: 'missing-model-is-500',
  says: 'fails on a chat request without a model',
  seen: [rfc('9110 §15.5')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => lacks(request, 'model'), {
    status: 502,
    body: errorBody('no healthy deployment for model None', { type: 'api_error' }),
  }),
};
