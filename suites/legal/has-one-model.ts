import { field } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { silentDefaultModel } from '../faults/silent-default-model.ts';
import { modelList } from '../model-list.ts';

export const hasOneModel: Variant = {
  id: 'has-one-model',
  says: 'has one model and lets it answer whatever name it is called by',
  allowed: [field('ggml-org/llama.cpp#5961')],
  bend: { ...silentDefaultModel.bend, ...modelList((list) => ({ ...list, data: list.data.slice(0, 1) })) },
};
