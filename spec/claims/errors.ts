import { claimsOf, decided, unobservable } from '../claim.ts';

const upstreamFault = {
  why: 'a gateway in health gives no occasion, and one that does is broken already',
  evidence: 'a run through `runestone-conformance upstream` with faults of the provider scripted',
};

export const errors = claimsOf('errors', {
  'one-form': decided(
    'Every refusal has the same form: `message`, `type`, `param` and `code` in an `error` object, as JSON',
    'errors.envelope',
    'errors.fields',
    'errors.json-type',
    'errors.envelope-everywhere',
  ),
  'bad-request': decided(
    'A faulty request is refused with 400',
    'errors.malformed-json',
    'errors.object-body',
    'errors.missing-messages',
    'errors.messages-type',
    'errors.uses-400',
  ),
  unauthorized: decided(
    'A missing or unknown key is refused with 401 and a type that clients know',
    'auth.missing-key',
    'auth.wrong-key',
    'auth.error-type',
    'auth.error-code',
  ),
  'not-found': decided(
    'What is not there is refused with 404, a wrong method with 405',
    'errors.unknown-route',
    'errors.unknown-model',
    'models.unknown-is-404',
    'errors.wrong-method',
  ),
  'field-named': decided('A refusal names the field at fault', 'errors.names-the-field'),
  'client-faults-stay-4xx': decided(
    'No fault of a client is answered as a fault of the server, or by a cut connection',
    'errors.never-5xx',
    'errors.odd-json',
  ),
  'no-error-as-success': decided('No error hides under a status of success', 'errors.not-in-disguise'),
  'nothing-leaks': decided(
    'Refusals give nothing away: no key, no stack trace, no inner address',
    'auth.key-not-echoed',
    'security.no-stack-traces',
    'security.no-internals',
  ),
  'server-error': unobservable('A failing provider is answered with 500 or 502 in the same form', upstreamFault),
  unavailable: unobservable('A provider that is down is answered with 503 in the same form', upstreamFault),
  'provider-status': unobservable('What a provider refuses is passed on with its status', upstreamFault),
});
