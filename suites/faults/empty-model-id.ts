import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const emptyModelId: Fault = {
  id: 'empty-model-id',
  says: 'lists a model with an empty id',
  seen: [sdk('openai-node models.retrieve')],
  kills: ['models.entries'],
  bend: eachModel((model, index) => (index === 1 ? { ...model, id: '' } : model)),
};
