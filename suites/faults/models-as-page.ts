import { rfc } from '../../spec/sources.ts';
import { isFor } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf } from '../refusals.ts';

export const modelsAsPage: Fault = {
  id: 'models-as-page',
  says: 'shows an HTML page on GET /models',
  seen: [rfc('9110 §15.5.5')],
  kills: ['models.lists', 'clients.models'],
  bend: inPlaceOf((_head, request) => isFor(request, '/models') && request.method === 'GET', {
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Models</title>',
  }),
};
