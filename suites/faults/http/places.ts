import { field, live, rfc, sdk } from '../../../spec/sources.ts';
import { isChat, wantsStream } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

export const acceptsStreams: Fault = {
  id: 'accepts-streams',
  says: 'answers streams with 202 Accepted',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['http.only-200-succeeds'],
  bend: { head: (head, request) => (wantsStream(request) ? { ...head, status: 202 } : head) },
};

export const redirectsStreams: Fault = {
  id: 'redirects-streams',
  says: 'sends streaming clients to another host',
  seen: [rfc('9110 §15.4')],
  kills: ['http.no-redirects'],
  bend: {
    answer: (request) =>
      isChat(request) && wantsStream(request)
        ? { status: 307, headers: { location: 'https://stream.gateway.example/v1/chat/completions' }, body: '' }
        : null,
  },
};

export const redirectsPosts: Fault = {
  id: 'redirects-posts',
  says: 'redirects a POST with 301, which makes it a GET',
  seen: [rfc('9110 §15.4.2')],
  kills: ['http.no-redirects'],
  bend: {
    answer: (request) =>
      isChat(request) && wantsStream(request)
        ? { status: 301, headers: { location: request.path.replace('/', '/v1/') }, body: '' }
        : null,
  },
};

export const redirectsTrailingSlashes: Fault = {
  id: 'redirects-trailing-slashes',
  says: 'redirects a path with a slash at its end with 301',
  seen: [field('BerriAI/litellm#8350')],
  kills: ['http.slash-variants'],
  bend: {
    answer: ({ path }) =>
      path.endsWith('/') ? { status: 301, headers: { location: '/v1/chat/completions' }, body: '' } : null,
  },
};

export const losesDoubledSlashes: Fault = {
  id: 'loses-doubled-slashes',
  says: 'has a page for what has two slashes',
  seen: [field('BerriAI/litellm#8350')],
  kills: ['http.slash-variants'],
  bend: {
    answer: ({ path }) =>
      path.startsWith('//')
        ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' }
        : null,
  },
};

export const slashesAreForbidden: Fault = {
  id: 'slashes-are-forbidden',
  says: 'refuses a path with two slashes as if the key were wrong',
  seen: [field('Vivswan/litellm-vscode-chat#54')],
  kills: ['http.slash-variants'],
  bend: { answer: ({ path }) => (path.startsWith('//') ? { status: 401, body: errorBody('Unknown key.') } : null) },
};

export const countsTimeInFractions: Fault = {
  id: 'counts-time-in-fractions',
  says: 'writes openai-processing-ms with a unit',
  seen: [live('API reference, debugging requests')],
  kills: ['http.processing-time'],
  bend: { head: withHeaders({ 'openai-processing-ms': '12.5ms' }) },
};

export const versionIsANumber: Fault = {
  id: 'version-is-a-number',
  says: 'writes its own version into openai-version',
  seen: [live('API reference, debugging requests')],
  kills: ['http.processing-time'],
  bend: { head: withHeaders({ 'openai-version': '2.4.1' }) },
};
