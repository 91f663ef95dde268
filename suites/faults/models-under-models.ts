import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsUnderModels: Fault = {
  id: 'models-under-models',
  says: 'lists its models as `{models: [...]}`',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.lists', 'clients.models'],
  bend: modelList(({ data }) => ({ models: data.map(({ id }) => ({ name: id, model: id })) })),
};
