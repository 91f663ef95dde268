import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

const classes = sdk('openai-node src/core/error.ts');

export const errors = requirements('errors', {
  envelope: must('answer every refused request with a JSON object `{error: {message, ...}}` whose message is a text', {
    source: [openapi('#/components/schemas/ErrorResponse'), classes, field('sgl-project/sglang#7487')],
    breaks:
      '`error.code`, `.type` and `.param` are undefined in both SDKs, and the user reads "422 status code (no body)"',
    after: ['errors.never-5xx', 'errors.before-a-stream', 'http.one-json-value'],
  }),
  fields: must('fill `error.type` with a text and `error.param` and `error.code` with a text or null', {
    source: [openapi('#/components/schemas/Error'), field('ray-project/ray#64833')],
    breaks: 'typed clients (Rust, Go, C#) fail to decode the error and show a decoding failure in its place',
    specOnly: true,
    after: ['errors.envelope'],
  }),
  'json-type': should('label error bodies `application/json`', {
    source: [openapi('#/components/responses/BadRequest'), field('envoyproxy/ai-gateway#1944')],
    breaks: 'clients other than the official ones do not even try to read the message',
    after: ['errors.envelope'],
  }),
  'never-5xx': must('never answer a faulty request with a 5xx status, and never drop its connection', {
    source: [sdk('openai-node src/client.ts, shouldRetry'), rfc('9110 §15.5'), field('sgl-project/sglang#3805')],
    breaks: 'both SDKs send a request that can never succeed three times, and alarms ring for a typing error',
  }),
  'malformed-json': must('answer a body that is not JSON with 400', {
    source: [openapi('#/paths/~1chat~1completions/post/responses/400'), classes, field('sgl-project/sglang#3805')],
    breaks: 'no BadRequestError is raised, so callers treat their own defect as an outage',
    after: ['errors.never-5xx'],
  }),
  'missing-messages': must('answer a chat request without `messages` with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest'), classes],
    breaks: 'no BadRequestError is raised, or a model answers a question that was never asked',
    after: ['errors.never-5xx'],
  }),
  'missing-model': should('answer a chat request without `model` with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest'), live('chat completions, create')],
    breaks: 'another model than the one meant answers, and is paid for',
    after: ['errors.never-5xx'],
  }),
  'unknown-model': must('answer a request for a model it does not have with 404', {
    source: [live('error codes, model_not_found'), classes, field('ddalcu/mlx-serve#258')],
    breaks: 'clients that fall back on NotFoundError never do; with a 200 the wrong model answers silently',
    after: ['errors.never-5xx'],
  }),
  'unknown-model-named': should('set code "model_not_found" and name the model when it does not have it', {
    source: [live('error codes, model_not_found'), field('ray-project/ray#64833')],
    breaks: 'the user cannot see which of several models was mistyped',
    after: ['errors.unknown-model', 'errors.envelope'],
  }),
  'names-the-field': should('name the faulty field in `error.param`', {
    source: [openapi('#/components/schemas/Error/properties/param'), live('chat completions, create')],
    breaks: 'form-like clients cannot show the fault where it was made',
    after: ['errors.envelope'],
  }),
  'uses-400': should('use 400, not 422, for a request that does not validate', {
    source: [live('error codes'), classes],
    breaks: '`except BadRequestError` does not catch UnprocessableEntityError',
    after: ['errors.never-5xx'],
  }),
  'unknown-route': must('answer a path that it does not have with 404', {
    source: [rfc('9110 §15.5.5'), classes],
    breaks: 'a mistyped path looks like an empty success, and probes for optional endpoints find what is not there',
    after: ['errors.never-5xx'],
  }),
  'wrong-method': should('answer a method that a path does not have with 405', {
    source: [rfc('9110 §15.5.6'), classes],
    breaks: 'clients cannot tell a wrong method from a failure',
    after: ['errors.never-5xx'],
  }),
  'envelope-everywhere': should('answer unknown paths and methods with the error envelope too', {
    source: [openapi('#/components/schemas/ErrorResponse'), field('ollama/ollama#10139')],
    breaks: 'the SDK shows the markup of an HTML page as its error message',
  }),
  'before-a-stream': must(
    'refuse a faulty streaming request with the status of its non-streaming twin, as plain JSON',
    {
      source: [sdk('openai-node src/client.ts, makeRequest'), field('BerriAI/litellm#25492')],
      breaks: 'inside a 200 stream the SDK raises a bare APIError without status or class, and nothing is retried',
      after: ['errors.never-5xx'],
    },
  ),
});
