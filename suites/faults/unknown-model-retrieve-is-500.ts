import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const unknownModelRetrieveIs500: Fault = {
  id: 'unknown-model-retrieve-is-500',
  says: 'fails on GET /models/{id} for an id that it does not have',
  seen: [sdk('openai-node src/client.ts, shouldRetry')],
  kills: ['models.unknown-is-404'],
  bend: inPlaceOf(({ status }, request) => isRetrieve(request) && status === 404, {
    status: 500,
    body: errorBody('list index out of range', { type: 'server_error' }),
  }),
};
