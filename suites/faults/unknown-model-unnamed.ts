import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const unknownModelUnnamed: Fault = {
  id: 'unknown-model-unnamed',
  says: 'does not say which model it does not have',
  seen: [field('ray-project/ray#64833')],
  kills: ['errors.unknown-model-named'],
  bend: eachError((error) => (error['code'] === 'model_not_found' ? { ...error, message: 'Model not found' } : error)),
};
