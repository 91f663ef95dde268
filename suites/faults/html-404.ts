import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnknownRoute } from '../refusals.ts';

export const html404: Fault = {
  id: 'html-404',
  says: 'answers a path that it does not have with an HTML page',
  seen: [field('UOR-Foundation/uor-r4#764')],
  kills: ['errors.envelope-everywhere'],
  bend: inPlaceOf(isUnknownRoute, {
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><pre>Cannot GET /v1/nope</pre>',
  }),
};
