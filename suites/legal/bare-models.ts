import { field } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const bareModels: Variant = {
  id: 'bare-models',
  says: 'lists models by their ids and names alone, without object, created and owner',
  allowed: [field('xberg-io/liter-llm#149'), field('jamesrochabrun/SwiftOpenAI#162')],
  bend: modelList(({ data }) => ({ data: data.map(({ id }) => ({ id, name: id })) })),
};
