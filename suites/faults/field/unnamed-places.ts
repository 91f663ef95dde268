import { field } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf, isUnknownModel, isUnknownRoute } from '../../refusals.ts';

export const plain404: Fault = {
  id: 'plain-404',
  says: 'answers a path that it does not have in plain text, as routers do by themselves',
  seen: [field('ollama/ollama#10139')],
  kills: ['errors.envelope-everywhere'],
  bend: inPlaceOf(isUnknownRoute, { headers: { 'content-type': 'text/plain' }, body: '404 page not found' }),
};

export const unknownModelAsDetail: Fault = {
  id: 'unknown-model-as-detail',
  says: 'refuses a model that it does not have with `{detail: …}`, and all else with the envelope',
  seen: [field('ray-project/ray#64833')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isUnknownModel, { body: JSON.stringify({ detail: 'Could not find model' }) }),
};

export const unknownModelInPlainText: Fault = {
  id: 'unknown-model-in-plain-text',
  says: 'refuses a model that it does not have in plain text',
  seen: [field('BerriAI/litellm#27030')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isUnknownModel, { headers: { 'content-type': 'text/plain' }, body: 'model not found' }),
};
