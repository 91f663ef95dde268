import { claimsOf, decided, unobservable } from '../claim.ts';

const anotherReader = {
  why: 'how another program reads the same bytes does not show in them',
  evidence: 'a run of openai-python against the same gateway',
};

export const clients = claimsOf('clients', {
  'node-create': decided('openai-node completes a chat', 'clients.create', 'clients.with-response'),
  'node-stream': decided(
    'openai-node iterates over a stream and may leave it early',
    'clients.stream',
    'clients.stream-helper',
    'clients.leaving',
  ),
  'node-errors': decided(
    'openai-node raises the error class of each refusal, with its code, type and param',
    'clients.typed-errors',
    'errors.envelope',
    'errors.fields',
  ),
  'node-models': decided('openai-node lists the models', 'clients.models'),
  'node-types': decided(
    'What openai-node declares in its types is what arrives',
    'chat.schema',
    'streaming.chunk-schema',
    'models.entries',
    'models.provenance',
  ),
  'node-tools': decided(
    'The helpers of openai-node for tools and schemas work',
    'tools.run-tools',
    'tools.parse-helper',
    'structured-output.parse-helper',
  ),
  'node-embeddings': decided('openai-node gets the same vectors as the wire', 'embeddings.sdk'),
  'node-responses': decided(
    'openai-node creates and streams responses',
    'responses.sdk-create',
    'responses.sdk-stream',
  ),
  'python-wire': decided(
    'Streams and refusals avoid what openai-python is known to stumble over',
    'streaming.blank-line-after-every-event',
    'streaming.data-is-json',
    'streaming.no-empty-events',
    'streaming.ends-with-done',
    'errors.envelope',
  ),
  'python-create': unobservable('openai-python completes a chat and streams one', anotherReader),
  'python-errors': unobservable('openai-python raises the error class of each refusal', anotherReader),
  'plain-http': decided(
    'Plain HTTP clients such as curl are served, streams included',
    'chat.answers-200',
    'streaming.is-a-stream',
    'http.one-framing',
    'http.header-block',
    'http.no-redirects',
  ),
  'standard-headers': decided(
    'Standard request headers and forms are understood',
    'http.identity-coding',
    'http.request-media-types',
    'http.chunked-requests',
    'http.expect-continue',
    'http.compression-decodes',
    'http.organization-headers',
  ),
  'sdk-timeouts': unobservable('A timeout set in an SDK ends the call in time', {
    why: 'the SDK ends the call by its own clock, whatever the gateway does',
    evidence: 'a test of the application with an upstream that stalls',
  }),
});
