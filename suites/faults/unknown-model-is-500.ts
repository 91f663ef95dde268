import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isUnknownModel } from '../refusals.ts';

export const unknownModelIs500: Fault = {
  id: 'unknown-model-is-500',
  says: 'fails on a model that it does not have',
  seen: [field('astaxie/TokenHub#107'), field('8monkey-ai/hebo-gateway#27')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf(isUnknownModel, { status: 502, body: errorBody('provider error', { type: 'api_error' }) }),
};
