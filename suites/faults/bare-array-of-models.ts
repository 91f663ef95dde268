import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const bareArrayOfModels: Fault = {
  id: 'bare-array-of-models',
  says: 'answers GET /models with a bare array',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.lists', 'clients.models'],
  bend: modelList(({ data }) => data),
};
