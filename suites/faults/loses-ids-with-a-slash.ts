import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';
import { inPlaceOf } from '../refusals.ts';

export const losesIdsWithASlash: Fault = {
  id: 'loses-ids-with-a-slash',
  says: 'does not find a listed model whose id contains a slash',
  seen: [field('ollama/ollama#7528'), field('BerriAI/litellm#37275'), field('ogx-ai/ogx#1038')],
  kills: ['models.retrieve'],
  bend: inPlaceOf((_head, request) => isRetrieve(request) && request.path.includes('%2F'), {
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: '404 page not found',
  }),
};
