import { openapi } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const nullErrorCodes: Variant = {
  id: 'null-error-codes',
  says: 'gives its errors no code',
  allowed: [openapi('#/components/schemas/Error')],
  bend: eachError((error) => ({ ...error, code: null })),
};
