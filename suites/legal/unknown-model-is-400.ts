import { field } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { errorBody, inPlaceOf, isUnknownModel } from '../refusals.ts';

export const unknownModelIs400: Variant = {
  id: 'unknown-model-is-400',
  says: 'refuses a model that it does not have with 400',
  allowed: [field('BerriAI/litellm#3142')],
  bend: inPlaceOf(isUnknownModel, {
    status: 400,
    body: errorBody('Invalid model name passed in model=runestone-no-such-model', { code: 'model_not_found' }),
  }),
};
