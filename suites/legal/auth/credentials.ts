import { live, rfc } from '../../../spec/sources.ts';
import { isChat, type Received } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Variant } from '../../fault.ts';
import { eachError, errorBody, inPlaceOf, isUnauthorized } from '../../refusals.ts';

const given = ({ headers }: Received): string => headers['authorization'] ?? '';

export const otherSchemesAre400: Variant = {
  id: 'other-schemes-are-400',
  says: 'answers credentials that are no bearer token with 400',
  allowed: [rfc('6750 §3.1')],
  bend: inPlaceOf(
    ({ status }, request) => status === 401 && given(request) !== '' && !/^bearer \S/i.test(given(request)),
    {
      status: 400,
      body: errorBody('The Authorization header is malformed.', { code: 'invalid_request' }),
    },
  ),
};

export const hidesWhatItGuards: Variant = {
  id: 'hides-what-it-guards',
  says: 'answers 404 on every endpoint but chat where there is no key',
  allowed: [rfc('9110 §15.5.4')],
  bend: inPlaceOf((head, request) => isUnauthorized(head, request) && !isChat(request), {
    status: 404,
    body: errorBody('Not found'),
  }),
};

export const authenticationErrors: Variant = {
  id: 'authentication-errors',
  says: 'types its 401 authentication_error',
  allowed: [live('error codes')],
  bend: eachError((error, _request, { status }) =>
    status === 401 ? { ...error, type: 'authentication_error' } : error,
  ),
};

export const challengesAtLength: Variant = {
  id: 'challenges-at-length',
  says: 'sends a challenge with a realm and an error',
  allowed: [rfc('6750 §3')],
  bend: {
    head: (head, request) =>
      isUnauthorized(head, request)
        ? withHeaders({ 'www-authenticate': 'Bearer realm="api", error="invalid_token"' })(head)
        : head,
  },
};
