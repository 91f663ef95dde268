import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsWithoutId: Fault = {
  id: 'models-without-id',
  says: 'lists one model under a name but without an id',
  seen: [field('openai-php/client#598')],
  kills: ['models.entries'],
  bend: eachModel(({ id, ...model }, index) => (index === 1 ? { ...model, name: id } : { id, ...model })),
};
