import { claimsOf, decided, unobservable } from '../claim.ts';

export const inputValidation = claimsOf('input-validation', {
  json: decided(
    'What is not a JSON object is refused, and nothing of the parser shows',
    'errors.malformed-json',
    'errors.object-body',
    'errors.odd-json',
    'security.no-stack-traces',
  ),
  parameters: decided(
    'Parameters are checked by type and range',
    'errors.value-types',
    'errors.value-ranges',
    'errors.one-cap',
    'errors.response-format',
  ),
  messages: decided(
    'Messages are checked: roles, contents, replies of tools',
    'errors.unknown-role',
    'errors.missing-content',
    'errors.unknown-part',
    'errors.tool-replies',
  ),
  injection: decided(
    'SQL, templates, paths and header breaks in a request stay text',
    'security.payloads-inert',
    'security.no-header-injection',
    'security.no-path-traversal',
    'security.prototype-keys-inert',
  ),
  'no-html': decided(
    'What was sent never comes back as a page that a browser would run',
    'security.no-html-errors',
    'security.nosniff',
    'http.json-media-type',
  ),
  'parameterized-queries': unobservable('Database queries are parameterized', {
    why: 'inert payloads show that these did no harm, not how queries are written',
    evidence: 'a review or static analysis of every query',
  }),
});
