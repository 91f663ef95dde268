import { field, live, rfc, sdk } from '../../../spec/sources.ts';
import { type Bend, Cut, isChat, type Received, type Reply } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

/** Refuses the chats picked, with an envelope or with the given reply. */
const refusing = (picks: (request: Received) => boolean, reply: Partial<Reply> = {}): Bend => ({
  answer: (request) =>
    isChat(request) && picks(request) ? { status: 400, body: errorBody('Bad request.'), ...reply } : null,
});

const has =
  (name: string, pattern: RegExp) =>
  ({ headers }: Received) =>
    pattern.test(headers[name] ?? '');

const page = { headers: { 'content-type': 'text/html' }, body: '<html><title>Blocked</title></html>' };

export const blocksSdkHeaders: Fault = {
  id: 'blocks-sdk-headers',
  says: 'lets its firewall block requests with headers that it does not list',
  seen: [sdk('openai-node src/internal/detect-platform.ts')],
  kills: ['http.tolerates-client-headers'],
  bend: refusing(has('x-stainless-async', /./), { status: 403, ...page }),
};

export const blocksSdkAgents: Fault = {
  id: 'blocks-sdk-agents',
  says: 'takes the user-agent of an SDK for a bot',
  seen: [sdk('openai-node src/client.ts')],
  kills: ['http.tolerates-client-headers'],
  bend: refusing(has('user-agent', /^OpenAI\//), { status: 403 }),
};

export const refusesOrganizations: Fault = {
  id: 'refuses-organizations',
  says: 'takes OpenAI-Organization for a bad request',
  seen: [sdk('openai-node src/client.ts')],
  kills: ['http.organization-headers'],
  bend: refusing(has('openai-organization', /./)),
};

export const refusesClientRequestIds: Fault = {
  id: 'refuses-client-request-ids',
  says: 'refuses a request that brings an id',
  seen: [live('API reference, debugging requests')],
  kills: ['http.client-request-id'],
  bend: refusing(has('x-client-request-id', /./)),
};

export const refusesQueries: Fault = {
  id: 'refuses-queries',
  says: 'knows no path with a query',
  seen: [sdk('openai-node AzureOpenAI, defaultQuery')],
  kills: ['http.unknown-query'],
  bend: refusing(({ path }) => path.includes('?'), { status: 404 }),
};

export const refusesChunks: Fault = {
  id: 'refuses-chunks',
  says: 'wants a Content-Length with every body',
  seen: [rfc('9112 §7.1')],
  kills: ['http.chunked-requests'],
  bend: refusing(has('transfer-encoding', /chunked/), { status: 411 }),
};

export const refusesCharsets: Fault = {
  id: 'refuses-charsets',
  says: 'compares the whole content-type with application/json',
  seen: [rfc('9110 §8.3.1')],
  kills: ['http.request-media-types'],
  bend: refusing(has('content-type', /charset/), { status: 415 }),
};

export const losesOtherTypes: Fault = {
  id: 'loses-other-types',
  says: 'has no such path for a body of another type',
  seen: [rfc('9110 §15.5.16')],
  kills: ['http.request-media-types'],
  bend: refusing(has('content-type', /text\/plain/), { status: 404 }),
};

export const takesGzipForJson: Fault = {
  id: 'takes-gzip-for-json',
  says: 'reads a compressed body as it stands',
  seen: [field('zyycn/codex-proxy-rs#66')],
  kills: ['http.gzip-requests'],
  bend: refusing(has('content-encoding', /gzip/), { headers: { 'content-type': 'text/plain' }, body: 'invalid JSON' }),
};

export const diesOfGzip: Fault = {
  id: 'dies-of-gzip',
  says: 'answers a compressed body with a validation error of its framework',
  seen: [field('zyycn/codex-proxy-rs#66')],
  kills: ['http.gzip-requests'],
  bend: refusing(has('content-encoding', /gzip/), { status: 422, body: '{"detail":"utf-8 codec"}' }),
};

export const ignoresExpect: Fault = {
  id: 'ignores-expect',
  says: 'waits for the body that waits for a 100 Continue',
  seen: [rfc('9110 §10.1.1')],
  kills: ['http.expect-continue'],
  bend: {
    server: (server) => {
      server.on('checkContinue', (request, response) => server.emit('request', request, response));
    },
  },
};

export const refusesExpect: Fault = {
  id: 'refuses-expect',
  says: 'meets no expectation',
  seen: [rfc('9110 §15.5.18')],
  kills: ['http.expect-continue'],
  bend: {
    server: (server) => {
      server.on('checkContinue', (_request, response) => response.writeHead(417).end());
    },
  },
};

const MB = 1_000_000;

const longer =
  (bytes: number) =>
  ({ body }: Received) =>
    body.length > bytes;

export const losesLargeBodies: Fault = {
  id: 'loses-large-bodies',
  says: 'answers a body of more than a megabyte with a 404 page',
  seen: [field('mnfst/llm-gateway#2126')],
  kills: ['http.large-bodies'],
  bend: refusing(longer(MB), { status: 404, headers: { 'content-type': 'text/html' }, body: 'Cannot POST' }),
};

export const dropsLargeBodies: Fault = {
  id: 'drops-large-bodies',
  says: 'resets the connection over a body of more than a megabyte',
  seen: [field('labring/FastGPT#1241')],
  kills: ['http.large-bodies'],
  bend: {
    answer: ({ body }) => {
      if (body.length > MB) throw new Cut('reset');
      return null;
    },
  },
};

export const blamesLargeBodies: Fault = {
  id: 'blames-large-bodies',
  says: 'reads the first megabyte of a body and calls it invalid JSON',
  seen: [field('labring/FastGPT#1241')],
  kills: ['http.large-bodies'],
  bend: refusing(longer(MB), { status: 400, body: errorBody('Invalid JSON: unexpected end of input') }),
};

export const refusesOversizeWithAPage: Fault = {
  id: 'refuses-oversize-with-a-page',
  says: 'lets the proxy before it refuse what is too large, with its HTML page',
  seen: [rfc('9110 §15.5.14')],
  kills: ['http.refuses-oversize'],
  bend: refusing(longer(32 * MB), { status: 413, ...page }),
};
