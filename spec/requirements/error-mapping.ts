import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

const retried = sdk('openai-node src/client.ts, shouldRetry');
const errorClass = sdk('openai-node src/core/error.ts');
const parsing = sdk('openai-node src/client.ts, makeRequest');

/** What becomes of the errors of a provider on their way to the client. */
export const errorMapping = requirements('error-mapping', {
  'no-success': must('never tell as a success what the provider failed to do', {
    source: [parsing, field('BaseIntelligence/bounty-challenge#16336'), field('runpod-workers/worker-vllm#57')],
    breaks: 'no exception and no retry: a program goes on with an answer that no model gave',
  }),
  'before-a-stream': must('tell an error that comes before the first event of a stream as an HTTP error', {
    source: [parsing, field('preloop/preloop#121'), field('jgravelle/jmunch-mcp#5')],
    breaks: 'a 200 stream without a word is no error to any client: nothing is raised and nothing retried',
  }),
  'client-errors': must('answer what the provider refuses as the fault of the request with a 4xx that is not retried', {
    source: [retried, rfc('9110 §15.5'), field('astaxie/TokenHub#107'), field('8monkey-ai/hebo-gateway#27')],
    breaks: 'both SDKs send a request that can never succeed three times, and alarms ring for a typing error',
    after: ['error-mapping.no-success', 'error-mapping.before-a-stream'],
  }),
  'rate-limits': must('answer a 429 of the provider with 429', {
    source: [
      errorClass,
      rfc('6585 §4'),
      field('sourcegraph/sourcegraph-public-snapshot#52786'),
      field('sonami-tech/omni-llm-provider#3'),
    ],
    breaks: 'nobody who catches RateLimitError slows down, and a used-up quota looks like an outage or a typing error',
    after: ['error-mapping.no-success', 'error-mapping.before-a-stream'],
  }),
  'server-errors': must('answer a 5xx of the provider with a 5xx', {
    source: [retried, rfc('9110 §15.6'), live('error codes')],
    breaks: 'neither SDK tries again, and users look for a fault in requests that have none',
    after: ['error-mapping.no-success', 'error-mapping.before-a-stream'],
  }),
  'same-status': should('keep the very status of an error that means the same to its clients', {
    source: [errorClass, live('error codes')],
    breaks: 'code that catches NotFoundError or UnprocessableEntityError never sees one',
    after: ['error-mapping.client-errors', 'error-mapping.server-errors'],
  }),
  'own-credentials': should(
    "report that the provider refused the gateway's key as a failure of its own, not as 401 or 403",
    {
      source: [errorClass, field('ogx-ai/ogx#2990')],
      breaks: 'users renew a key that was never wrong',
      after: ['error-mapping.no-success'],
    },
  ),
  unreachable: must('answer with a 5xx when the provider refuses the connection or breaks it without an answer', {
    source: [retried, rfc('9110 §15.6.3')],
    breaks: 'neither SDK tries again: a blip of the network is taken for a faulty request',
    after: ['error-mapping.no-success', 'error-mapping.in-time'],
  }),
  'in-time': must('tell a failure of the provider when it has happened, not when the client gives up', {
    source: [live('error codes'), field('awsl-project/maxx#833')],
    breaks: 'every caller hangs until its own timeout, ten minutes in both SDKs, for an error that was known at once',
    after: ['error-mapping.before-a-stream'],
  }),
  'unusable-answer': should('answer a 200 of the provider that holds an error, or no JSON, with an error', {
    source: [parsing, rfc('9110 §15.6.3'), field('runpod-workers/worker-vllm#57')],
    breaks:
      'no exception and no retry: the SDK returns an object without choices, and a TypeError follows far from here',
    after: ['error-mapping.no-success', 'error-mapping.in-time'],
  }),
  envelope: must('answer errors of the provider with the error envelope, in whatever form they came', {
    source: [openapi('#/components/schemas/ErrorResponse'), errorClass, field('ogx-ai/ogx#2990')],
    breaks: '`error.code`, `.type` and `.param` are undefined in both SDKs, and the user reads the markup of a page',
    after: ['error-mapping.no-success', 'error-mapping.before-a-stream'],
  }),
  'json-type': should('label the errors it passes on as application/json', {
    source: [openapi('#/components/responses/BadRequest'), field('envoyproxy/ai-gateway#1944')],
    breaks: 'clients other than the official ones do not even try to read the message',
    after: ['error-mapping.envelope'],
  }),
  'says-why': should("keep the provider's words when it refuses a request", {
    source: [live('error codes')],
    breaks: 'the caller learns that something was wrong and not what',
    after: ['error-mapping.envelope', 'error-mapping.client-errors'],
  }),
  'keeps-overflow': must('keep the code context_length_exceeded of a request that is too long for the model', {
    source: [openapi('#/components/schemas/Error/properties/code'), live('error codes'), field('BerriAI/litellm#8213')],
    breaks: 'agents shorten their conversation at this code: without it they end, or send the same again',
    after: ['error-mapping.envelope', 'error-mapping.client-errors'],
  }),
  'keeps-code': should("keep the provider's error code, and the parameter that it names", {
    source: [openapi('#/components/schemas/Error/properties/code'), field('BerriAI/litellm#8213')],
    breaks: 'a used-up quota cannot be told from too many requests, nor one faulty field from another',
    after: ['error-mapping.envelope', 'error-mapping.client-errors', 'error-mapping.rate-limits'],
  }),
  'retry-after': must('say with a 429, and with a 503 that it passes on, when to come back if the provider said so', {
    source: [
      rfc('9110 §10.2.3'),
      retried,
      field('BerriAI/litellm#21553'),
      field('api7/aisix#144'),
      field('METR/hawk#1414'),
    ],
    breaks:
      'SDKs come back after half a second, give up within three, and every client together keeps the limit used up',
    after: ['error-mapping.rate-limits'],
  }),
  limits: should('send the rate-limit headers of the provider, or its own, with a 429', {
    source: [live('rate limits guide, rate limits in headers'), field('Aider-AI/aider#5722')],
    breaks: 'clients cannot see which limit was used up, nor when it is free again',
    after: ['error-mapping.rate-limits'],
  }),
  'request-id': should('send an x-request-id with the errors it passes on', {
    source: [sdk('openai-node src/core/error.ts, requestID')],
    breaks: 'the failure a user reports cannot be found in any log',
  }),
  'keeps-the-key': must('never show a client the key that it calls the provider with', {
    source: [field('BerriAI/litellm#5762'), field('BerriAI/litellm#15799')],
    breaks: 'whoever provokes an error gets the key, and every bill after it',
    certain: true,
  }),
  'no-inside': must('keep stack traces and the URL of the provider out of the errors it tells', {
    source: [field('BerriAI/litellm#15799'), field('BerriAI/litellm#39757')],
    breaks: 'anybody learns what stands behind the gateway, and in which version',
  }),
  'hides-the-provider': should("keep the provider's cookies, host names and keys out of errors", {
    source: [field('BerriAI/litellm#5762'), field('BerriAI/litellm#15799')],
    breaks: "sessions of the gateway's own account, and names of the network behind it, reach every user",
  }),
});
