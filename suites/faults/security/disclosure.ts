import { field, live, rfc } from '../../../spec/sources.ts';
import { isChat } from '../../bend.ts';
import { withHeaders, withoutHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { eachError } from '../../refusals.ts';

const saying = (message: string) => eachError((error) => ({ ...error, message }));

export const showsATraceback: Fault = {
  id: 'shows-a-traceback',
  says: 'puts the traceback into the message',
  seen: [field('BerriAI/litellm#31409')],
  kills: ['security.no-stack-traces'],
  bend: saying('Traceback (most recent call last):\n  File "/app/proxy/utils.py", line 812, in call\nKeyError: model'),
};

export const showsAJavaScriptStack: Fault = {
  id: 'shows-a-javascript-stack',
  says: 'sends the stack of its exception beside the message',
  seen: [field('BerriAI/litellm#31409')],
  kills: ['security.no-stack-traces'],
  bend: eachError((error) => ({ ...error, stack: 'TypeError: x\n    at route (/srv/dist/server.js:10:2)' })),
};

export const showsAnElixirError: Fault = {
  id: 'shows-an-elixir-error',
  says: 'inspects its exception into the message',
  seen: [field('BerriAI/litellm#31409')],
  kills: ['security.no-stack-traces'],
  bend: saying('** (FunctionClauseError) no function clause matching (gateway 0.1.0) lib/gateway/router.ex:12'),
};

export const showsTheDatabase: Fault = {
  id: 'shows-the-database',
  says: 'passes on what its database said',
  seen: [field('BerriAI/litellm#39757')],
  kills: ['security.no-stack-traces'],
  bend: saying('psycopg.errors.UndefinedTable: relation "keys" does not exist'),
};

export const tellsItsAddress: Fault = {
  id: 'tells-its-address',
  says: 'names the replica that answered by its private address',
  seen: [field('BerriAI/litellm#15799')],
  kills: ['security.no-internals'],
  bend: { head: withHeaders({ 'x-served-by': '10.12.0.7:8000' }) },
};

export const tellsItsProvider: Fault = {
  id: 'tells-its-provider',
  says: 'names the host behind it in refusals',
  seen: [field('BerriAI/litellm#15799')],
  kills: ['security.no-internals'],
  bend: saying('upstream http://vllm.models.svc.cluster.local:8000 refused the request'),
};

export const tellsItsProvidersKey: Fault = {
  id: 'tells-its-providers-key',
  says: 'shows the key of its provider in refusals',
  seen: [field('BerriAI/litellm#5762')],
  kills: ['security.no-internals'],
  bend: saying('POST https://api.provider.example/?key=sk-9fQ2mX7vB4nL1zR8 failed'),
};

export const forgetsNosniff: Fault = {
  id: 'forgets-nosniff',
  says: 'lets browsers guess what a body is',
  seen: [live('response headers')],
  kills: ['security.nosniff'],
  bend: { head: withoutHeaders(['x-content-type-options']) },
};

export const tellsItsFramework: Fault = {
  id: 'tells-its-framework',
  says: 'names its framework with every answer',
  seen: [rfc('9110 §17.12')],
  kills: ['security.no-banners'],
  bend: { head: withHeaders({ 'x-powered-by': 'Express' }) },
};

export const tellsItsVersion: Fault = {
  id: 'tells-its-version',
  says: 'names its server with its version',
  seen: [rfc('9110 §17.12')],
  kills: ['security.no-banners'],
  bend: { head: withHeaders({ server: 'nginx/1.18.0' }) },
};

export const sharesItsAnswers: Fault = {
  id: 'shares-its-answers',
  says: 'lets shared caches keep chats',
  seen: [rfc('9111 §3.5')],
  kills: ['security.not-cacheable'],
  bend: {
    head: (head, request) => (isChat(request) ? withHeaders({ 'cache-control': 'public, max-age=600' })(head) : head),
  },
};

export const repeatsTheKeyOfTheCaller: Fault = {
  id: 'repeats-the-key-of-the-caller',
  says: 'sends the key it was given back in a header for debugging',
  seen: [field('BerriAI/litellm#25203')],
  kills: ['auth.key-not-echoed'],
  bend: {
    head: (head, { headers, path }) =>
      path.startsWith('/models/') ? withHeaders({ 'x-debug-key': headers['authorization'] ?? '' })(head) : head,
  },
};

export const masksOnlyItsOwnKeys: Fault = {
  id: 'masks-only-its-own-keys',
  says: 'shows a wrong key unless it begins with sk-',
  seen: [field('BerriAI/litellm#25203')],
  kills: ['auth.key-not-echoed'],
  bend: eachError((error, { headers }) =>
    /Bearer (?!sk-)/.test(headers['authorization'] ?? '') ? { ...error, message: headers['authorization'] } : error,
  ),
};
