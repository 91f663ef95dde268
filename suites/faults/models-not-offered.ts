import { field } from '../../spec/sources.ts';
import { isFor } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const modelsNotOffered: Fault = {
  id: 'models-not-offered',
  says: 'answers GET /models with 404',
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['models.lists'],
  bend: inPlaceOf((_head, request) => isFor(request, '/models') && request.method === 'GET', {
    status: 404,
    body: errorBody('Unknown request URL', { code: 'unknown_url' }),
  }),
};
