import { claimsOf, decided, unobservable } from '../claim.ts';

export const transport = claimsOf('transport', {
  'security-headers': decided(
    'Answers carry the security headers that an API needs',
    'security.nosniff',
    'security.not-cacheable',
  ),
  banners: decided(
    'The server keeps its make and methods of debugging to itself',
    'security.no-banners',
    'security.refuses-trace',
  ),
  cors: decided(
    'Web applications may call the API from other origins',
    'cors.preflight',
    'cors.exposes-headers',
    'cors.on-errors',
    'cors.not-for-everyone-with-credentials',
  ),
  'request-ids': decided('Every answer carries a request id of its own', 'http.request-id', 'http.request-id-unique'),
  compression: decided(
    'Compressed answers can be read, and compressed streams flow',
    'http.compression-decodes',
    'http.compressed-streams-flow',
  ),
  framing: decided(
    'Answers are framed so that no proxy can read them in two ways',
    'http.one-framing',
    'http.length-is-true',
    'http.header-block',
    'security.no-header-injection',
  ),
  methods: decided(
    'Methods and paths mean what HTTP says',
    'http.head',
    'http.names-allowed-methods',
    'http.slash-variants',
    'security.ignores-method-override',
  ),
  https: unobservable('Clients reach the gateway over HTTPS with a current protocol and certificate', {
    why: 'a run speaks to the URL it was given, which may stand behind the public one',
    evidence: 'a TLS scan of the public address',
  }),
  'slow-requests': unobservable('Requests that never end are cut off', {
    why: 'holding connections open for minutes is an attack on whoever runs the gateway',
    evidence: 'the time limits of the server and the proxy before it',
  }),
});
