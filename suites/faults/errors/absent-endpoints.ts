import { field, rfc } from '../../../spec/sources.ts';
import { isChat, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, inPlaceOf, isUnknownModel } from '../../refusals.ts';

const isStored = ({ path }: Received): boolean => /^\/(files|batches|fine_tuning)/.test(path);

export const pageForFiles: Fault = {
  id: 'page-for-files',
  says: 'serves the page of its web application for endpoints that it does not have',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.absent-endpoints'],
  bend: inPlaceOf((_head, request) => isStored(request), {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Console</title><div id="root"></div>',
  }),
};

export const nothingForEmbeddings: Fault = {
  id: 'nothing-for-embeddings',
  says: 'answers an endpoint that it does not have with 200 and an empty object',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.absent-endpoints'],
  bend: inPlaceOf((_head, { path }) => path === '/embeddings', { status: 200, body: '{}' }),
};

export const sendsElsewhere: Fault = {
  id: 'sends-elsewhere',
  says: 'redirects endpoints that it does not have to its documentation',
  seen: [rfc('9110 §15.4')],
  kills: ['errors.absent-endpoints'],
  bend: inPlaceOf((_head, request) => isStored(request), { status: 302, headers: { location: '/docs' }, body: '' }),
};

export const absentIs500: Fault = {
  id: 'absent-is-500',
  says: 'fails on endpoints that it does not have',
  seen: [field('ollama/ollama#10139')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, { path }) => path === '/responses', { status: 500, body: errorBody('not implemented') }),
};

export const unknownModelInDisguise: Fault = {
  id: 'unknown-model-in-disguise',
  says: 'answers an unknown model with status 200, an error and empty choices',
  seen: [field('runpod-workers/worker-vllm#57')],
  kills: ['errors.not-in-disguise', 'errors.unknown-model'],
  bend: inPlaceOf(isUnknownModel, {
    status: 200,
    body: '{"object":"error","error":{"message":"model not found","code":404},"choices":[]}',
  }),
};

export const providerErrorIs200: Fault = {
  id: 'provider-error-is-200',
  says: 'passes a failure of the provider on under status 200',
  seen: [field('langchain-ai/langchain#40380')],
  kills: ['errors.not-in-disguise', 'chat.answers-200'],
  bend: inPlaceOf(({ status }, request) => status === 200 && isChat(request), {
    status: 200,
    body: errorBody('Provider returned error', { code: 502 }),
  }),
};

export const pageToFetch: Fault = {
  id: 'page-to-fetch',
  says: 'serves the page of its web application to every GET of a path that it does not have',
  seen: [rfc('9110 §15.5.5')],
  kills: ['errors.unknown-route'],
  bend: inPlaceOf(({ status }, { method, path }) => status === 404 && method === 'GET' && !path.startsWith('/models'), {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Console</title><div id="root"></div>',
  }),
};
