import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const validationIs422: Fault = {
  id: 'validation-is-422',
  says: 'answers a request that does not validate with 422',
  seen: [field('sgl-project/sglang#7487'), field('ray-project/ray#64833')],
  kills: ['errors.uses-400'],
  bend: { head: ({ status, headers }) => ({ status: status === 400 ? 422 : status, headers }) },
};
