import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const unknownModelWithoutCode: Fault = {
  id: 'unknown-model-without-code',
  says: 'refuses a model that it does not have without a code',
  seen: [field('ray-project/ray#64833'), field('BerriAI/litellm#27030')],
  kills: ['errors.unknown-model-named'],
  bend: eachError((error) => (error['code'] === 'model_not_found' ? { ...error, code: null } : error)),
};
