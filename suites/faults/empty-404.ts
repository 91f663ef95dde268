import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnknownRoute } from '../refusals.ts';

export const empty404: Fault = {
  id: 'empty-404',
  says: 'answers a path that it does not have with an empty body',
  seen: [field('UOR-Foundation/uor-r4#764')],
  kills: ['errors.envelope-everywhere'],
  bend: inPlaceOf(isUnknownRoute, { headers: { 'content-type': 'text/plain' }, body: '' }),
};
