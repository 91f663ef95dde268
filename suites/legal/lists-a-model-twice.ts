import { field } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const listsAModelTwice: Variant = {
  id: 'lists-a-model-twice',
  says: 'lists a model once for each place that serves it',
  allowed: [field('envoyproxy/ai-gateway#1485')],
  bend: modelList((list) => ({ ...list, data: [...list.data, ...list.data.slice(0, 1)] })),
};
