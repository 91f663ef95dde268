import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsAreNull: Fault = {
  id: 'models-are-null',
  says: 'answers GET /models with null',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.lists', 'clients.models'],
  bend: modelList(() => null),
};
