import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { validationIs422 } from '../faults/validation-is-422.ts';

export const refusesWith422: Variant = {
  id: 'refuses-with-422',
  says: 'answers a request that does not validate with 422',
  allowed: [rfc('9110 §15.5.21')],
  bend: validationIs422.bend,
};
