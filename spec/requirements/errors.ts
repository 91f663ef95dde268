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
  'object-body': must('answer a body that is JSON but no object with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest'), classes, field('vllm-project/vllm#51654')],
    breaks: 'no BadRequestError is raised, so callers treat their own defect as an outage',
    after: ['errors.never-5xx'],
  }),
  'odd-json': should('outlive JSON that is deep, doubled, oversized or not quite text, and answer the next request', {
    source: [rfc('8259 §8.1'), rfc('8259 §9'), rfc('8259 §4')],
    breaks: 'one request of one user, broken or hostile, is an outage for all',
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
  'messages-type': must('answer a chat request whose `messages` is no list with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest/properties/messages'), classes],
    breaks: 'no BadRequestError is raised, or a model answers the letters of a word one by one',
    after: ['errors.never-5xx'],
  }),
  'empty-messages': should('answer a chat request with an empty list of messages with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest/properties/messages'), live('chat completions')],
    breaks: 'a model answers a question that was never asked',
    after: ['errors.never-5xx'],
  }),
  'unknown-role': should('answer a message of a role that does not exist with 400', {
    source: [openapi('#/components/schemas/ChatCompletionMessageParam'), field('vllm-project/vllm#53071')],
    breaks: 'the text goes into the prompt under a role that no model was taught, or is lost',
    after: ['errors.never-5xx'],
  }),
  'missing-content': should('answer a user message without content with 400', {
    source: [openapi('#/components/schemas/UserMessage'), live('chat completions, create')],
    breaks: 'a prompt that was lost on its way is answered as if nothing had been asked',
    after: ['errors.never-5xx'],
  }),
  'unknown-part': should('answer a content part of a type that does not exist with 400', {
    source: [openapi('#/components/schemas/UserMessage'), live('chat completions, create')],
    breaks: 'an image or a file vanishes, and the model answers without it',
    after: ['errors.never-5xx'],
  }),
  'tool-replies': should('answer a tool message that replies to no call, and a call without its reply, with 400', {
    source: [live('function calling guide'), openapi('#/components/schemas/ToolMessage')],
    breaks: 'the history of an agent is broken and nobody is told: the model guesses what its tools said',
    after: ['errors.never-5xx'],
  }),
  'value-types': should('answer a parameter of another JSON type with 400', {
    source: [openapi('#/components/schemas/ChatCompletionRequest'), live('chat completions, create')],
    breaks: 'what "yes" or "16" comes to depends on the provider behind, and changes with it',
    after: ['errors.never-5xx'],
  }),
  'value-ranges': should('answer a parameter outside its range with 400', {
    source: [
      openapi('#/components/schemas/ChatCompletionRequest'),
      live('chat completions, create'),
      field('huggingface/text-generation-inference#1896'),
    ],
    breaks: 'the value is clamped or dropped and the caller never learns that what it asked for was not done',
    after: ['errors.never-5xx'],
  }),
  'tool-choice': should('answer a tool_choice that is no known word, or names no tool of the request, with 400', {
    source: [
      openapi('#/components/schemas/ToolChoice'),
      live('function calling guide'),
      field('vllm-project/vllm#53626'),
    ],
    breaks: 'the model calls what it likes, or nothing, and the agent waits for the call it forced',
    after: ['errors.never-5xx'],
  }),
  'response-format': should('answer a response_format of unknown type, or json_schema without a schema, with 400', {
    source: [live('structured outputs guide'), openapi('#/components/schemas/ResponseFormat')],
    breaks: 'the parse helpers of both SDKs get prose',
    after: ['errors.never-5xx'],
  }),
  'one-cap': should('answer a request with both max_tokens and max_completion_tokens with 400', {
    source: [live('chat completions, create, max_tokens')],
    breaks: 'which of the two counts is a guess, and an answer is longer, or dearer, than was allowed',
    after: ['errors.never-5xx'],
  }),
  'absurd-cap': should('clamp or refuse a cap on the answer that no model can reach', {
    source: [live('chat completions, create, max_tokens')],
    breaks: 'agents that ask for all there is get a failure that they retry',
    after: ['errors.never-5xx'],
  }),
  'unknown-parameter': must('ignore a parameter that it does not know, or refuse it with 400 by its name', {
    source: [
      openapi('#/components/schemas/ChatCompletionRequest'),
      live('chat completions, create'),
      field('run-llama/llama_index#14701'),
    ],
    breaks: 'the next version of an SDK, with one parameter more, is broken on every request',
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
  'absent-endpoints': must('say 404, 405 or 501 on an endpoint that it does not offer', {
    source: [rfc('9110 §15.5.5'), classes, field('ollama/ollama#10139')],
    breaks: 'clients that look for what is offered take a web page, or an empty object, for the endpoint',
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
  'not-in-disguise': must('never send an error under a status of success', {
    source: [
      sdk('openai-node src/client.ts, makeRequest'),
      field('runpod-workers/worker-vllm#57'),
      field('langchain-ai/langchain#40380'),
    ],
    breaks:
      'no exception and no retry: the SDK returns an object without choices, and a TypeError follows far from here',
  }),
});
