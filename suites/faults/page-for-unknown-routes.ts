import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnknownRoute } from '../refusals.ts';

export const pageForUnknownRoutes: Fault = {
  id: 'page-for-unknown-routes',
  says: 'serves the page of its web application, with 200, on every path that it does not have',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.unknown-route'],
  bend: inPlaceOf(isUnknownRoute, {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Console</title><div id="root"></div>',
  }),
};
