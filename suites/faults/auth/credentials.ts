import { field, live, rfc } from '../../../spec/sources.ts';
import { isFor, type Received } from '../../bend.ts';
import { withoutHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { eachError, errorBody, inPlaceOf, isMalformed, isUnauthorized, withKey } from '../../refusals.ts';

const given = ({ headers }: Received): string => headers['authorization'] ?? '';

const isBearer = (request: Received): boolean => /^bearer \S/i.test(given(request));

export const checksOnlyBearer: Fault = {
  id: 'checks-only-bearer',
  says: 'checks the key of Bearer and lets every other scheme through',
  seen: [rfc('9110 §11.4')],
  kills: ['auth.bearer-only'],
  bend: {
    request: (request, key) => (given(request) !== '' && !isBearer(request) ? withKey(request, key) : request),
  },
};

export const tripsOverSchemes: Fault = {
  id: 'trips-over-schemes',
  says: 'splits the Authorization field at its blank and fails where there is none',
  seen: [rfc('6750 §2.1')],
  kills: ['auth.bearer-only'],
  bend: inPlaceOf((_head, request) => given(request) !== '' && !given(request).includes(' '), {
    status: 500,
    body: errorBody('list index out of range', { type: 'server_error' }),
  }),
};

export const wantsBearerInCapital: Fault = {
  id: 'wants-bearer-in-capital',
  says: 'knows the scheme only when it begins with a capital',
  seen: [field('SamSaffron/term-llm#414')],
  kills: ['auth.scheme-any-case'],
  bend: { request: (request) => (/^Bearer /.test(given(request)) ? request : withKey(request, 'sk-none')) },
};

export const knowsTwoBearers: Fault = {
  id: 'knows-two-bearers',
  says: 'knows the scheme as Bearer and as bearer, and in no other letters',
  seen: [field('SamSaffron/term-llm#414')],
  kills: ['auth.scheme-any-case'],
  bend: { request: (request) => (/^[Bb]earer /.test(given(request)) ? request : withKey(request, 'sk-none')) },
};

export const foldsKeys: Fault = {
  id: 'folds-keys',
  says: 'compares keys without regard to letter case, as its database does',
  seen: [rfc('6750 §2.1')],
  kills: ['auth.key-exact'],
  bend: {
    request: (request, key) =>
      given(request).toLowerCase() === `bearer ${key}`.toLowerCase() ? withKey(request, key) : request,
  },
};

export const parsesForStrangers: Fault = {
  id: 'parses-for-strangers',
  says: 'reads the body before it looks at the key',
  seen: [live('error codes, invalid_api_key')],
  kills: ['auth.before-the-body'],
  bend: inPlaceOf(({ status }, request) => status === 401 && isMalformed(request), {
    status: 400,
    body: errorBody('We could not parse the JSON body of your request.'),
  }),
};

export const challengesNobody: Fault = {
  id: 'challenges-nobody',
  says: 'sends no WWW-Authenticate with its 401',
  seen: [rfc('9110 §15.5.2')],
  kills: ['auth.challenge'],
  bend: {
    head: (head, request) => (isUnauthorized(head, request) ? withoutHeaders(['www-authenticate'])(head) : head),
  },
};

export const typesRefusalsOddly: Fault = {
  id: 'types-refusals-oddly',
  says: 'gives its 401 a type of its own',
  seen: [field('BerriAI/litellm#8213')],
  kills: ['auth.error-type'],
  bend: eachError((error, _request, { status }) => (status === 401 ? { ...error, type: 'auth_error' } : error)),
};

/** Lets requests without a key through on one endpoint. */
const open = (path: string, id: string, says: string): Fault => ({
  id,
  says,
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['auth.every-endpoint'],
  bend: {
    request: (request, key) => (isFor(request, path) && given(request) === '' ? withKey(request, key) : request),
  },
});

export const forgetsEmbeddings = open('/embeddings', 'forgets-embeddings', 'asks for no key on /embeddings');
export const forgetsCompletions = open('/completions', 'forgets-completions', 'asks for no key on /completions');
export const forgetsResponses = open('/responses', 'forgets-responses', 'asks for no key on /responses');
