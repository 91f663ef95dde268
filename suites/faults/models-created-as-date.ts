import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsCreatedAsDate: Fault = {
  id: 'models-created-as-date',
  says: 'dates its models with texts',
  seen: [field('aallam/openai-kotlin#331')],
  kills: ['models.provenance'],
  bend: eachModel((model) => ({ ...model, created: new Date(Number(model['created']) * 1000).toISOString() })),
};
