import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsCreatedInMs: Fault = {
  id: 'models-created-in-ms',
  says: 'dates its models in milliseconds',
  seen: [field('mlc-ai/web-llm#829'), field('PawanOsman/OpenCursor#67')],
  kills: ['models.provenance'],
  bend: eachModel((model) => ({ ...model, created: Number(model['created']) * 1000 })),
};
