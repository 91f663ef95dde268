import { sdk } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { errorFieldsAbsent } from '../faults/error-fields-absent.ts';

export const errorsWithoutFields: Variant = {
  id: 'errors-without-fields',
  says: 'sends errors of a message alone, which both SDKs can read',
  allowed: [sdk('openai-node src/core/error.ts')],
  bend: errorFieldsAbsent.bend,
};
