import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const objectParam: Fault = {
  id: 'object-param',
  says: 'puts the faulty input into `error.param`',
  seen: [field('ray-project/ray#64833')],
  kills: ['errors.fields'],
  bend: eachError((error, { json }) => ({ ...error, param: { input: json ?? null } })),
};
