import { openapi, sdk } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachError } from '../refusals.ts';

const types: Readonly<Record<number, string>> = { 401: 'authentication_error', 404: 'not_found_error' };

export const ownErrorTypes: Variant = {
  id: 'own-error-types',
  says: 'has more types of error than the live API',
  allowed: [openapi('#/components/schemas/Error'), sdk('openai-node src/core/error.ts')],
  bend: eachError((error, _request, { status }) => ({ ...error, type: types[status] ?? 'validation_error' })),
};
