import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsInPages: Fault = {
  id: 'models-in-pages',
  says: 'lists its models in pages, which no SDK turns',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.one-page'],
  bend: modelList(({ data }) => ({
    object: 'list',
    data: data.slice(0, 1),
    has_more: true,
    first_id: data[0]?.['id'],
    last_id: data[0]?.['id'],
  })),
};
