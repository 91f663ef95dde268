import { must, requirements, should } from '../requirement.ts';
import { rfc, sdk } from '../sources.ts';

export const clients = requirements('clients', {
  create: must('let every client make a completion of a chat answer, the same that stands on the wire', {
    source: [sdk('openai-node src/internal/parse.ts'), sdk('openai-python src/openai/_legacy_response.py')],
    breaks: 'every application built on that client',
    after: [
      'http.json-media-type',
      'http.one-json-value',
      'http.one-framing',
      'http.length-is-true',
      'http.header-block',
      'http.only-200-succeeds',
      'errors.not-in-disguise',
      'chat.answers-200',
      'chat.schema',
      'chat.one-choice',
    ],
  }),
  'with-response': must('let a client have the completion together with its HTTP response and request id', {
    source: [sdk('openai-node src/core/api-promise.ts')],
    breaks: 'applications that read rate limits and request ids beside the answer',
    after: ['clients.create'],
  }),
  'tool-calls': must('let every client have the tool calls of an answer, the same that stand on the wire', {
    source: [
      sdk('openai-node src/resources/chat/completions/completions.ts'),
      sdk('openai-python src/openai/resources/chat/completions/completions.py'),
    ],
    breaks: 'agents and every application that lets a model call its functions',
    after: ['clients.create', 'tools.call-shape', 'tools.arguments-fit'],
    model: true,
  }),
  stream: must('let every client read a stream to its finish, with the same words that stand on the wire', {
    source: [sdk('openai-node src/core/streaming.ts'), sdk('openai-python src/openai/_streaming.py')],
    breaks: 'every application that streams with that client',
    after: [
      'http.header-block',
      'streaming.is-a-stream',
      'streaming.blank-line-after-every-event',
      'streaming.data-is-json',
      'streaming.no-empty-events',
      'streaming.no-byte-order-mark',
      'streaming.valid-utf8',
      'streaming.plain-framing',
      'streaming.chunk-schema',
      'streaming.ends-with-done',
    ],
  }),
  'stream-helper': must('let `chat.completions.stream()` of every client assemble the final completion', {
    source: [
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      sdk('openai-python src/openai/lib/streaming/chat/_completions.py'),
    ],
    breaks: 'the strictest readers of a stream: agents, event handlers and parsers built on the helper',
    after: [
      'clients.stream',
      'streaming.role-first',
      'streaming.finishes',
      'streaming.every-choice',
      'streaming.text-once',
    ],
  }),
  'streamed-tools': must('let every client assemble the tool calls of a stream, whole and once', {
    source: [
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      sdk('openai-python src/openai/lib/streaming/_deltas.py'),
    ],
    breaks: 'agents: a call is lost, or carries a doubled id or name that no later turn matches',
    after: [
      'clients.stream',
      'tools.stream-carries-calls',
      'tools.stream-first-delta',
      'tools.stream-continuation',
      'tools.stream-indices',
      'tools.stream-arguments',
    ],
    model: true,
  }),
  parse: must('let `chat.completions.parse()` of every client make an object of a structured answer', {
    source: [sdk('openai-node src/lib/parser.ts'), sdk('openai-python src/openai/lib/_parsing/_completions.py')],
    breaks: 'extraction and routing built on typed answers',
    after: ['clients.create', 'structured-output.json-schema'],
    model: true,
  }),
  embeddings: must('let every client decode the vectors that it asks for by default, in base64', {
    source: [sdk('openai-node src/resources/embeddings.ts'), sdk('openai-python src/openai/resources/embeddings.py')],
    breaks: 'search and retrieval: an exception, or vectors of zeros',
    after: ['embeddings.answers-200', 'embeddings.base64', 'embeddings.schema'],
  }),
  models: must('let `models.list()` of every client iterate over every listed model', {
    source: [sdk('openai-node src/core/pagination.ts'), sdk('openai-python src/openai/pagination.py')],
    breaks: 'model pickers',
    after: ['models.lists', 'models.entries', 'models.one-page', 'http.json-media-type'],
  }),
  completions: must('let every client read legacy completions, whole and streamed', {
    source: [sdk('openai-node src/resources/completions.ts')],
    breaks: 'applications and evaluation tools that still complete prompts',
    after: ['completions.answers-200', 'completions.schema', 'completions.chunk-schema'],
  }),
  responses: must('let `responses.create()` of every client make a response of the answer', {
    source: [sdk('openai-node src/resources/responses/responses.ts')],
    breaks: 'agents built on the Responses API',
    after: ['responses.answers-200', 'responses.schema', 'responses.items'],
  }),
  'responses-stream': must('let `responses.stream()` of every client assemble the final response', {
    source: [
      sdk('openai-node src/lib/responses/ResponseStream.ts'),
      sdk('openai-python src/openai/lib/streaming/responses/_responses.py'),
    ],
    breaks: 'agents that stream responses: an exception, or a response that never completes',
    after: [
      'clients.responses',
      'responses.is-a-stream',
      'responses.created-first',
      'responses.event-types',
      'responses.event-schema',
      'responses.lifecycle',
      'responses.one-ending',
    ],
  }),
  'typed-errors': must('let every client raise the error class of the status, with its code, type and param', {
    source: [sdk('openai-node src/core/error.ts'), sdk('openai-python src/openai/_client.py')],
    breaks: '`instanceof` and `except` branches for bad requests, wrong keys and missing models',
    after: ['errors.envelope', 'errors.fields', 'errors.json-type', 'errors.envelope-everywhere'],
  }),
  leaving: must('let openai-node break off streams and go on with the same client', {
    source: [sdk('openai-node src/core/streaming.ts')],
    breaks: 'a chat whose stop button was pressed once answers no more',
    after: ['clients.stream', 'clients.create'],
  }),
  retries: should('let clients wait as long as a 429 asks for and succeed with their next attempt', {
    source: [sdk('openai-node src/client.ts'), sdk('openai-python src/openai/_base_client.py')],
    breaks: 'callers at their limit: retries that come too early, or a client that gives up',
  }),
  'curl-transfer': must('serve curl in every form of transfer that it is asked for on a command line', {
    source: [rfc('9110 §8.4'), rfc('9110 §10.1.1'), rfc('9112 §2.3')],
    breaks: 'scripts, health checks and the examples of every API guide',
    after: [
      'clients.create',
      'http.expect-continue',
      'http.compression-decodes',
      'http.identity-coding',
      'http.closes-when-asked',
    ],
  }),
});
