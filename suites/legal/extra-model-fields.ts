import { openapi } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const extraModelFields: Variant = {
  id: 'extra-model-fields',
  says: 'tells more of a model than it has to',
  allowed: [openapi('#/components/schemas/Model')],
  bend: eachModel((model) => ({
    ...model,
    root: model['id'],
    parent: null,
    max_model_len: 8192,
    permission: [],
    shutdown_date: null,
  })),
};
