import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';
import { inPlaceOf } from '../refusals.ts';

export const unknownModelRetrievesNothing: Fault = {
  id: 'unknown-model-retrieves-nothing',
  says: 'answers GET /models/{id} for an id that it does not have with an empty object',
  seen: [sdk('openai-node src/core/error.ts')],
  kills: ['models.unknown-is-404'],
  bend: inPlaceOf(({ status }, request) => isRetrieve(request) && status === 404, { status: 200, body: '{}' }),
};
