import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isMissingKey } from '../refusals.ts';

export const missingKeyGoesToLogin: Fault = {
  id: 'missing-key-goes-to-login',
  says: 'redirects a request without a key to a login page',
  seen: [rfc('9110 §15.5.2')],
  kills: ['auth.missing-key'],
  bend: inPlaceOf(isMissingKey, {
    status: 302,
    headers: { location: '/login', 'content-type': 'text/html' },
    body: '<a href="/login">Found</a>',
  }),
};
