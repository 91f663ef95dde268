import { live, rfc } from '../../../spec/sources.ts';
import type { Received, Reply } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

/** Refuses, with an envelope, the requests that are picked. */
const refusing = (picks: (request: Received) => boolean, reply: Omit<Reply, 'body'>) => ({
  answer: (request: Received): Reply | null =>
    picks(request) ? { ...reply, body: errorBody('This gateway does not take that.') } : null,
});

const media = ({ headers }: Received): string => headers['content-type']?.split(';')[0] ?? 'application/json';

export const refusesForeignOrganizations: Variant = {
  id: 'refuses-foreign-organizations',
  says: 'refuses an organization that the key does not belong to',
  allowed: [live('API reference, authentication')],
  bend: refusing(({ headers }) => headers['openai-organization'] !== undefined, { status: 401 }),
};

export const takesNoLargeBodies: Variant = {
  id: 'takes-no-large-bodies',
  says: 'has a limit of half a megabyte, and says so with 413',
  allowed: [rfc('9110 §15.5.14')],
  bend: refusing(({ body }) => body.length > 500_000, { status: 413 }),
};

export const takesNoGzip: Variant = {
  id: 'takes-no-gzip',
  says: 'decodes no request bodies, and says so with 415',
  allowed: [rfc('9110 §15.5.16')],
  bend: refusing(({ headers }) => headers['content-encoding'] !== undefined, { status: 415 }),
};

export const takesJsonAlone: Variant = {
  id: 'takes-json-alone',
  says: 'refuses a body that is not labelled as JSON with 400',
  allowed: [rfc('9110 §15.5.16')],
  bend: refusing((request) => request.body.length > 0 && media(request) !== 'application/json', { status: 400 }),
};

export const readsAnyType: Variant = {
  id: 'reads-any-type',
  says: 'reads a body as JSON whatever its label says',
  allowed: [rfc('9110 §8.3')],
  bend: {
    request: (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'application/json' } }),
  },
};

export const hasNoHead: Variant = {
  id: 'has-no-head',
  says: 'answers HEAD with 405',
  allowed: [rfc('9110 §15.5.6')],
  bend: refusing(({ method }) => method === 'HEAD', { status: 405, headers: { allow: 'GET' } }),
};

export const knowsNoTrace: Variant = {
  id: 'knows-no-trace',
  says: 'answers TRACE with 501',
  allowed: [rfc('9110 §15.6.2')],
  bend: refusing(({ method }) => method === 'TRACE', { status: 501 }),
};

export const redirectsSlashesInPlace: Variant = {
  id: 'redirects-slashes-in-place',
  says: 'redirects a path with a slash at its end by 307, which keeps method and key',
  allowed: [rfc('9110 §15.4.8')],
  bend: {
    answer: ({ path }) =>
      path.endsWith('/') ? { status: 307, headers: { location: '/v1/chat/completions' }, body: '' } : null,
  },
};
