import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsAsTexts: Fault = {
  id: 'models-as-texts',
  says: 'lists bare ids in place of models',
  seen: [field('xberg-io/liter-llm#149')],
  kills: ['models.entries'],
  bend: eachModel((model, index) => (index === 0 ? model : model['id'])),
};
