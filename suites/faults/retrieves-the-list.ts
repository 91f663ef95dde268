import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';

export const retrievesTheList: Fault = {
  id: 'retrieves-the-list',
  says: 'answers GET /models/{id} with the whole list',
  seen: [sdk('openai-node models.retrieve')],
  kills: ['models.retrieve', 'models.unknown-is-404'],
  bend: { request: (request) => (isRetrieve(request) ? { ...request, path: '/models' } : request) },
};
