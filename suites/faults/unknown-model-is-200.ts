import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isUnknownModel } from '../refusals.ts';

export const unknownModelIs200: Fault = {
  id: 'unknown-model-is-200',
  says: 'answers a model that it does not have with 200 and an error in the body',
  seen: [field('runpod-workers/worker-vllm#57'), field('langchain-ai/langchain#40380')],
  kills: ['errors.unknown-model'],
  bend: inPlaceOf(isUnknownModel, { status: 200, body: errorBody('The model does not exist.', { code: '404' }) }),
};
