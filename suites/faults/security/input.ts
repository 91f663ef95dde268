import { field, rfc } from '../../../spec/sources.ts';
import { type Bend, isChat, isFor, type JsonObject, type Received, type Reply } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';
import { wireMessage } from '../../wire-message.ts';

const modelOf = (request: Received): string => String((request.json as JsonObject | undefined)?.['model'] ?? '');

/** Answers requests whose path or model contains a text. */
const wherever = (text: string, reply: Reply): Bend => ({
  answer: (request) => (request.path.includes(text) || modelOf(request).includes(text) ? reply : null),
});

const refusal = errorBody('No such model.');

export const splitsHeadersByModel: Fault = {
  id: 'splits-headers-by-model',
  says: 'puts the model name into a header as it is',
  seen: [rfc('9110 §5.5')],
  kills: ['security.no-header-injection'],
  bend: {
    wire: (request) =>
      modelOf(request).includes('\r\n')
        ? wireMessage(
            '404 Not Found',
            ['content-type: application/json', `x-model: ${modelOf(request)}`, `content-length: ${refusal.length}`],
            refusal,
          )
        : null,
  },
};

export const splitsHeadersById: Fault = {
  id: 'splits-headers-by-id',
  says: 'decodes the id of a request and repeats it in a header',
  seen: [rfc('9110 §5.5')],
  kills: ['security.no-header-injection'],
  bend: {
    wire: ({ headers }) => {
      const id = headers['x-client-request-id'] ?? '';
      if (!id.includes('%0d%0a')) return null;
      const lines = ['content-type: application/json', `x-client-request-id: ${decodeURIComponent(id)}`];
      return wireMessage('404 Not Found', [...lines, `content-length: ${refusal.length}`], refusal);
    },
  },
};

const sqlError = errorBody('SQLSTATE[42601]: syntax error at or near "OR"');

export const asksTheDatabaseForModels: Fault = {
  id: 'asks-the-database-for-models',
  says: 'builds a query of the model name',
  seen: [field('BerriAI/litellm#39757')],
  kills: ['security.payloads-inert'],
  bend: wherever('%27%20OR', { status: 400, body: sqlError }),
};

export const asksTheDatabaseForUsers: Fault = {
  id: 'asks-the-database-for-users',
  says: 'builds a query of the user field',
  seen: [field('BerriAI/litellm#39757')],
  kills: ['security.payloads-inert'],
  bend: {
    answer: (request) => (request.body.includes('DROP TABLE') ? { status: 400, body: sqlError } : null),
  },
};

export const servesFiles: Fault = {
  id: 'serves-files',
  says: 'reads a model card from the path it was given',
  seen: [rfc('9110 §17.3')],
  kills: ['security.no-path-traversal'],
  bend: wherever('passwd', { headers: { 'content-type': 'text/plain' }, body: 'root:x:0:0:root:/root:/bin/sh\n' }),
};

export const servesAdminPages: Fault = {
  id: 'serves-admin-pages',
  says: 'resolves dots after it has checked the path',
  seen: [rfc('9110 §17.3')],
  kills: ['security.no-path-traversal'],
  bend: wherever('admin', { body: JSON.stringify({ tenants: [{ name: 'acme', keys: 3 }] }) }),
};

export const showsMarkup: Fault = {
  id: 'shows-markup',
  says: 'refuses an unknown model with a page that shows its name',
  seen: [rfc('9110 §8.3')],
  kills: ['security.no-html-errors'],
  bend: wherever('<script>', {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: '<p>No model <script>alert("runestone")</script></p>',
  }),
};

export const echoesTrace: Fault = {
  id: 'echoes-trace',
  says: 'answers TRACE with the request it got',
  seen: [rfc('9110 §9.3.8')],
  kills: ['security.refuses-trace'],
  bend: {
    answer: ({ method, headers }) =>
      method === 'TRACE' ? { headers: { 'content-type': 'message/http' }, body: JSON.stringify(headers) } : null,
  },
};

export const obeysOverrides: Fault = {
  id: 'obeys-overrides',
  says: 'takes the method from X-HTTP-Method-Override',
  seen: [rfc('9110 §9.1')],
  kills: ['security.ignores-method-override'],
  bend: {
    answer: ({ headers }) =>
      headers['x-http-method-override'] === 'DELETE' ? { body: '{"id":"x","object":"model","deleted":true}' } : null,
  },
};

const isPoisoned = (request: Received): boolean => isChat(request) && request.body.includes('__proto__');

export const stumblesOverPrototypes: Fault = {
  id: 'stumbles-over-prototypes',
  says: 'takes a field called __proto__ for an attack and bans it',
  seen: [rfc('8259 §4')],
  kills: ['security.prototype-keys-inert'],
  bend: { answer: (request) => (isPoisoned(request) ? { status: 403, body: errorBody('Blocked.') } : null) },
};

let polluted = false;

export const mergesPrototypes: Fault = {
  id: 'merges-prototypes',
  says: 'merges a body into its defaults, and with it into every later answer',
  seen: [rfc('8259 §4')],
  kills: ['security.prototype-keys-inert'],
  bend: {
    request: (request) => {
      polluted ||= isPoisoned(request);
      return request;
    },
    json: (body, request) =>
      polluted && isFor(request, '/models') ? { ...(body as JsonObject), runestone_polluted: true } : body,
  },
};
