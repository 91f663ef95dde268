import { openapi } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsWithoutDates: Variant = {
  id: 'models-without-dates',
  says: 'dates every model to 1970',
  allowed: [openapi('#/components/schemas/Model')],
  bend: eachModel((model) => ({ ...model, created: 0 })),
};
