import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsById: Fault = {
  id: 'models-by-id',
  says: 'sends the models as an object with their ids as names',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.lists', 'clients.models'],
  bend: modelList((list) => ({ ...list, data: Object.fromEntries(list.data.map((model) => [model['id'], model])) })),
};
