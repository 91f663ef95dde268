import { must, requirements, should } from '../requirement.ts';
import { field, live, rfc } from '../sources.ts';

export const security = requirements('security', {
  'no-stack-traces': must('keep stack traces, source paths and database errors out of its refusals', {
    source: [field('BerriAI/litellm#31409'), field('BerriAI/litellm#39757')],
    breaks: 'anybody learns which code, versions and tables stand behind it',
  }),
  'no-internals': should('keep private addresses, internal host names and other keys out of headers and refusals', {
    source: [field('BerriAI/litellm#5762'), field('BerriAI/litellm#15799')],
    breaks: 'anybody learns what stands behind it, or the key that opens it',
  }),
  'no-header-injection': must('never make a header out of a line break in what it was sent', {
    source: [rfc('9110 §5.5'), rfc('9112 §11.1')],
    breaks: 'a caller can set cookies, or forge a second answer for whoever shares the connection',
    certain: true,
  }),
  'payloads-inert': must('treat SQL and template syntax in a request as text', {
    source: [rfc('9110 §17.4')],
    breaks: 'a prompt or a model name is carried out in the database',
  }),
  'no-path-traversal': must('serve nothing but models below /models, however the path is written', {
    source: [rfc('9110 §17.3')],
    breaks: 'files and admin pages of the host can be read with a model name',
  }),
  'no-html-errors': should('never serve what it was sent as text/html', {
    source: [rfc('9110 §8.3')],
    breaks: 'a link with a script as its model name runs in the browser of whoever opens it',
  }),
  nosniff: should('send X-Content-Type-Options: nosniff with every body, and Strict-Transport-Security over https', {
    source: [live('response headers')],
    breaks: 'a browser may take a JSON error for a page and run what stands in it',
  }),
  'no-banners': should('not tell its framework or server version', {
    source: [rfc('9110 §17.12')],
    breaks: 'scanners find it by the version that has the hole',
  }),
  'refuses-trace': should('refuse TRACE', {
    source: [rfc('9110 §9.3.8')],
    breaks: 'the request comes back with its key in it',
    after: ['errors.never-5xx'],
  }),
  'ignores-method-override': should('take the method from the request line and from nowhere else', {
    source: [rfc('9110 §9.1')],
    breaks: 'a POST that a proxy let through is carried out as a DELETE',
    after: ['errors.never-5xx'],
  }),
  'prototype-keys-inert': should('treat `__proto__` and `constructor` in a body as names like any other', {
    source: [rfc('8259 §4')],
    breaks: 'one request changes how every later one is answered',
    after: ['errors.never-5xx'],
  }),
  'not-cacheable': should('keep answers out of shared caches', {
    source: [rfc('9111 §3.5')],
    breaks: 'a proxy hands the answer of one user to the next',
  }),
  'answers-of-their-own': must('give two tenants who ask the same thing an answer each', {
    source: [field('diegosouzapw/OmniRoute#3740'), field('wso2/api-platform#733')],
    breaks: 'one tenant reads what was answered to another',
    model: true,
    certain: true,
  }),
});
