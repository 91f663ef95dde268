import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isUnauthorized } from '../refusals.ts';

export const unauthorizedIs200: Fault = {
  id: 'unauthorized-is-200',
  says: 'answers without a good key with 200 and an error in the body',
  seen: [field('runpod-workers/worker-vllm#57')],
  kills: ['auth.missing-key', 'auth.wrong-key'],
  bend: inPlaceOf(isUnauthorized, { status: 200, body: errorBody('Unauthorized', { code: 'invalid_api_key' }) }),
};
