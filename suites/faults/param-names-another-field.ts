import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const paramNamesAnotherField: Fault = {
  id: 'param-names-another-field',
  says: 'names the place of the body, not of the field, as the faulty one',
  seen: [field('ray-project/ray#64833')],
  kills: ['errors.names-the-field'],
  bend: eachError((error) => ({ ...error, param: 'body' })),
};
