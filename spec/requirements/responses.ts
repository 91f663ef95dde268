import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

const accumulator = sdk('openai-node src/internal/responses/response-accumulator.ts');
const stream = '#/paths/~1responses/post/responses/200/content/text~1event-stream';
const whole = ['responses.is-a-stream', 'streaming.data-is-json'] as const;

/** The Responses API, for those who offer it. */
export const responses = requirements('responses', {
  'answers-200': must('answer a valid request to /responses with status 200 and the response itself', {
    source: [openapi('#/paths/~1responses/post/responses/200'), sdk('openai-node src/internal/parse.ts')],
    breaks: 'agents built on the Responses API (Codex, the Agents SDK) do not get past their first request',
  }),
  schema: must('answer /responses with a response object that has an id, a status, a model and its output', {
    source: [openapi('#/components/schemas/ResponseObject'), field('maximhq/bifrost#1638')],
    breaks: 'openai-node throws "rsp.output is not iterable"; typed clients fail to decode the answer',
    after: ['http.one-json-value', 'responses.answers-200'],
  }),
  items: must('put whole items into the output: messages with typed text parts, calls with their call_id', {
    source: [openapi('#/components/schemas/ResponseMessage'), openapi('#/components/schemas/ResponseText')],
    breaks: '`output_text` of both SDKs is empty although the model answered',
    after: ['responses.schema'],
  }),
  'error-only-when-failed': must('leave `error` null in every response that did not fail', {
    source: [openapi('#/components/schemas/ResponseObject/properties/error')],
    breaks: 'clients that look at `error` first throw away a whole answer',
    after: ['responses.schema'],
  }),
  usage: should('report usage of which total_tokens is input_tokens plus output_tokens', {
    source: [openapi('#/components/schemas/ResponseUsage')],
    breaks: 'costs are counted wrongly or as zero',
    after: ['responses.schema'],
  }),
  'says-incomplete': should('set status "incomplete" and its reason when `max_output_tokens` cut the answer', {
    source: [
      openapi('#/components/schemas/ResponseObject/properties/incomplete_details'),
      field('vllm-project/vllm#24184'),
    ],
    breaks: 'half an answer, or an empty one, is taken for a whole one',
    model: true,
    after: ['responses.schema'],
  }),
  'text-format': should('accept `text: {format: {type: "text"}}`', {
    source: [openapi('#/paths/~1responses/post/requestBody'), field('openclaw/openclaw#115594')],
    breaks: 'what the official SDKs send for plain text is refused',
    after: ['responses.answers-200', 'errors.never-5xx'],
  }),
  'takes-its-items-back': should('accept items of an output as input, messages without an id and calls with results', {
    source: [openapi('#/paths/~1responses/post/requestBody'), field('envoyproxy/ai-gateway#1881')],
    breaks: 'Codex and every other client that keeps the history itself fails on its second turn',
    after: ['responses.answers-200', 'errors.never-5xx'],
  }),
  'unknown-history': should('refuse a previous_response_id that it does not know with 400 or 404', {
    source: [live('responses, previous_response_not_found')],
    breaks: 'agents lose their history without noticing',
    after: ['responses.answers-200', 'errors.never-5xx'],
  }),
  'is-a-stream': must('answer `stream: true` on /responses with server-sent events', {
    source: [openapi(stream), sdk('openai-node src/core/streaming.ts')],
    breaks: 'the SDKs yield no event and no error: an empty answer that nobody notices',
    after: ['responses.answers-200'],
  }),
  'event-types': must('give every event a `type`, and no other name than that in its `event:` line', {
    source: [openapi('#/components/schemas/ResponseEvent'), accumulator],
    breaks: 'the helpers of both SDKs throw at an event without a type; clients that go by the name read another event',
    after: [...whole],
  }),
  'event-schema': must('give every event the fields of its type', {
    source: [openapi(stream), accumulator],
    breaks: 'typed clients fail to decode the event, and helpers throw or lose the text',
    after: [...whole, 'responses.event-types'],
  }),
  'created-first': must('open a stream with response.created and the response as it stands', {
    source: [
      openapi('#/components/schemas/ResponseCreated'),
      accumulator,
      sdk('openai-python lib/streaming/responses'),
    ],
    breaks: `openai-node throws "expected 'response.created' event", openai-python a RuntimeError`,
    after: [...whole, 'responses.event-types'],
  }),
  'counts-events': must('number the events of a stream from 0, one by one', {
    source: [
      openapi('#/components/schemas/ResponseEvent/properties/sequence_number'),
      field('BerriAI/litellm#28899'),
      field('diegosouzapw/OmniRoute#13964'),
    ],
    breaks: 'typed clients fail to decode events without a number; none can go on after a cut',
    specOnly: true,
    after: [...whole, 'responses.event-types'],
  }),
  lifecycle: must('announce every item and part before speaking of it, and end each once it is whole', {
    source: [accumulator, field('Sophomoresty/gemini-web2api#57')],
    breaks: 'openai-node throws "missing output at index 0"; clients that render by items show an empty reply',
    after: [...whole, 'responses.event-types', 'responses.created-first', 'responses.event-schema'],
  }),
  'item-ids': must('name the item of an event by the id it was announced with', {
    source: [accumulator],
    breaks: `openai-node throws "expected item_id 'msg_1', got …" in the middle of the answer`,
    after: [...whole, 'responses.lifecycle'],
  }),
  'one-ending': must('end a stream with exactly one of response.completed, response.incomplete and response.failed', {
    source: [
      accumulator,
      sdk('openai-python lib/streaming/responses'),
      openapi('#/components/schemas/ResponseCompleted'),
    ],
    breaks: `openai-python raises "Didn't receive a response.completed event"; in openai-node it stays in progress`,
    after: [...whole, 'responses.event-types'],
  }),
  'says-the-same': must('say in its deltas, its done events and its final response the same', {
    source: [accumulator, openapi('#/components/schemas/ResponseTextDelta')],
    breaks: 'what the user saw streaming is not what the application stores',
    after: [...whole, 'responses.lifecycle', 'responses.one-ending'],
  }),
  'known-events': should('send no event types of its own', {
    source: [accumulator],
    breaks: 'openai-node throws "Unhandled response stream event: unknown"',
    after: [...whole, 'responses.event-types'],
  }),
  'function-calls': must('return function calls with a call_id, a name and their arguments as text', {
    source: [openapi('#/components/schemas/ResponseFunctionCall'), field('vllm-project/vllm#53626')],
    breaks: 'agents cannot run the tool, or cannot send its result back',
    model: true,
    after: ['responses.answers-200', 'errors.never-5xx'],
  }),
  'function-calls-streamed': must('stream a function call as the same item that it ends with', {
    source: [openapi('#/components/schemas/ResponseArgumentsDone'), accumulator],
    breaks: 'agents run the tool with other arguments than the model wrote',
    model: true,
    after: [...whole, 'responses.lifecycle', 'responses.item-ids', 'responses.one-ending', 'responses.created-first'],
  }),
  'sdk-create': must('let `responses.create()` of openai-node resolve to a response', {
    source: [sdk('openai-node src/resources/responses/responses.ts')],
    breaks: 'every application built on the Responses API of the official Node SDK',
  }),
  'sdk-stream': must('let `responses.stream()` of openai-node assemble the final response', {
    source: [sdk('openai-node src/lib/responses/ResponseStream.ts')],
    breaks: 'every application that streams responses with the official Node SDK',
    after: ['responses.sdk-create'],
  }),
});
