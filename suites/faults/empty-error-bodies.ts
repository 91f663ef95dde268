import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isRefused } from '../refusals.ts';

export const emptyErrorBodies: Fault = {
  id: 'empty-error-bodies',
  says: 'refuses with a status and no body',
  seen: [field('UOR-Foundation/uor-r4#764')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isRefused, { body: '' }),
};
