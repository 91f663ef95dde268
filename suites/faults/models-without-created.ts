import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsWithoutCreated: Fault = {
  id: 'models-without-created',
  says: 'lists models with created_at in place of created',
  seen: [field('aallam/openai-kotlin#331')],
  kills: ['models.provenance'],
  bend: eachModel(({ created, ...model }) => ({ ...model, created_at: created })),
};
