import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const errorFieldsAbsent: Fault = {
  id: 'error-fields-absent',
  says: 'sends an error of a message alone',
  seen: [field('ray-project/ray#64833')],
  kills: ['errors.fields'],
  bend: eachError(({ message }) => ({ message })),
};
