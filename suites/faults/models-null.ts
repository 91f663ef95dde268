import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsNull: Fault = {
  id: 'models-null',
  says: 'sends `data: null` in the model list',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.lists', 'clients.models'],
  bend: modelList((list) => ({ ...list, data: null })),
};
