import { may, must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

export const http = requirements('http', {
  'json-media-type': must('label a JSON answer `application/json`, or with a media type that ends in `+json`', {
    source: [sdk('openai-node src/internal/parse.ts'), rfc('9110 §8.3')],
    breaks:
      'openai-node then returns the raw string: `completion.choices` is undefined and the caller gets a TypeError',
  }),
  'one-json-value': must('send JSON bodies as exactly one JSON value in valid UTF-8, without a byte order mark', {
    source: [rfc('8259 §8.1'), sdk('openai-node src/internal/parse.ts')],
    breaks: 'a SyntaxError comes out of the SDK, which is no APIError and is not retried',
  }),
  'request-id': should('send a non-empty x-request-id with every answer, errors and streams included', {
    source: [
      live('API reference, debugging requests'),
      sdk('openai-node src/internal/parse.ts'),
      field('vllm-project/vllm#9593'),
    ],
    breaks: '`_request_id` and `error.requestID` are empty: there is nothing to quote in a support ticket',
  }),
  'request-id-unique': should('give every request an x-request-id of its own', {
    source: [live('API reference, debugging requests')],
    breaks: 'logs of two requests cannot be told apart',
  }),
  'length-is-true': must('send exactly as many bytes as its Content-Length says', {
    source: [rfc('9112 §6.3'), field('BerriAI/litellm#40220')],
    breaks: 'answers with umlauts or emoji are cut in the middle, or the client waits for bytes that never come',
  }),
  'one-framing': must('frame a body in one way: one Content-Length, or Transfer-Encoding', {
    source: [rfc('9112 §6.3'), sdk('Node fetch, HPE_UNEXPECTED_CONTENT_LENGTH')],
    breaks: 'Node refuses the answer, and a proxy that reads it otherwise lets one answer be taken for two',
  }),
  'header-block': must('keep the headers of an answer below 16 KiB, better below 12 KiB and 100 lines', {
    source: [sdk('Node fetch, UND_ERR_HEADERS_OVERFLOW')],
    breaks: 'openai-node reports a connection error on every call, and sends each three times',
  }),
  'only-200-succeeds': must('use no other success status than 200 on its inference endpoints', {
    source: [openapi('#/paths/~1chat~1completions/post/responses/200'), sdk('openai-node src/internal/parse.ts')],
    breaks: 'both SDKs hand a 202 "queued" to the caller as if it were the completion',
  }),
  'no-redirects': must('answer API calls itself, without redirects', {
    source: [sdk('fetch, redirect: follow'), rfc('9110 §15.4')],
    breaks:
      'a 301 turns the POST into a GET, and on another host the key is gone: a 404 or 401 that nobody understands',
  }),
  'identity-coding': must('send a body as it is to a client that accepts only identity', {
    source: [rfc('9110 §12.5.3'), field('Anionex/agent-vision-toolkit#36')],
    breaks: 'curl and plain HTTP clients read gzip bytes where JSON should be',
  }),
  'compression-decodes': should('compress only in a coding that the client accepts, name it, and vary by it', {
    source: [rfc('9110 §8.4'), rfc('9110 §12.5.5')],
    breaks: 'bodies that were compressed twice, or under another name, arrive as garbage',
  }),
  'compressed-streams-flow': must('let every event of a compressed stream out at once', {
    source: [sdk('openai-node src/core/streaming.ts'), rfc('9110 §8.4')],
    breaks: 'words appear all at once, and only for clients that accept compression',
    model: true,
  }),
  'tolerates-client-headers': must('answer a request that carries the headers of an official SDK like any other', {
    source: [sdk('openai-node src/internal/detect-platform.ts'), sdk('openai-python _base_client.py')],
    breaks: 'curl works and both SDKs are blocked',
  }),
  'organization-headers': must('accept OpenAI-Organization and OpenAI-Project, or refuse them with an error envelope', {
    source: [sdk('openai-node src/client.ts'), live('API reference, authentication')],
    breaks: 'nobody who has OPENAI_ORG_ID set can connect',
  }),
  'client-request-id': may('accept an X-Client-Request-Id from the client', {
    source: [live('API reference, debugging requests')],
    breaks: 'clients that trace their requests are refused',
  }),
  'unknown-query': should('ignore query parameters that it does not know', {
    source: [sdk('openai-node AzureOpenAI, defaultQuery'), rfc('3986 §3.4')],
    breaks: 'clients that were written for Azure send ?api-version= and are refused',
  }),
  'chunked-requests': should('accept a request body that is sent in chunks', {
    source: [rfc('9112 §7.1')],
    breaks: 'HTTP clients that stream their bodies are refused, or hang',
    after: ['errors.never-5xx'],
  }),
  'request-media-types': should(
    'accept JSON with a charset parameter, and refuse other types with 400 or 415 or read them',
    {
      source: [openapi('#/paths/~1chat~1completions/post/requestBody'), rfc('9110 §15.5.16')],
      breaks: 'Java and .NET clients, which add a charset, are refused',
      after: ['errors.never-5xx'],
    },
  ),
  'gzip-requests': should('decode a gzip request body, or refuse it with 415 or 400', {
    source: [rfc('9110 §15.5.16'), field('zyycn/codex-proxy-rs#66')],
    breaks: 'agents that compress long sessions fail in a way they cannot tell from a broken request',
    after: ['errors.never-5xx'],
  }),
  'expect-continue': should('answer Expect: 100-continue at once with 100 or a final status', {
    source: [rfc('9110 §10.1.1')],
    breaks: 'curl waits a second before it sends any body above 1 MB',
  }),
  'large-bodies': should('take a request body of 1 MiB, or refuse it with an error envelope', {
    source: [rfc('9110 §15.5.14'), field('mnfst/llm-gateway#2126')],
    breaks: 'requests with images end in a reset that SDKs retry, or in a 404 that misleads',
  }),
  'refuses-oversize': should('refuse a body beyond its limit with 413 and an envelope that the client can read', {
    source: [rfc('9110 §15.5.14')],
    breaks: 'the client sees a broken pipe in place of the reason, and sends it all again',
  }),
  'keeps-connections': should('keep a connection open for the next request, after errors and streams too', {
    source: [rfc('9112 §9.3')],
    breaks: 'every call pays for a new TCP and TLS handshake',
  }),
  'survives-idle': should('keep an idle connection for 15 s, or announce when it closes it', {
    source: [rfc('9112 §9.3'), field('peonist-ai/halogen-flash-server#25'), field('vllm-project/vllm#18472')],
    breaks: 'pooled clients run into a reset now and then, on a POST that they cannot safely repeat',
  }),
  'closes-when-asked': should('close the connection after a whole answer when the request says Connection: close', {
    source: [rfc('9112 §9.6')],
    breaks: 'clients that read until the end of the connection hang',
  }),
  head: should('answer HEAD like GET, without a body', {
    source: [rfc('9110 §9.3.2')],
    breaks: 'health checkers hang, or read the body as the next answer',
    after: ['errors.never-5xx'],
  }),
  'names-allowed-methods': should('name the allowed methods in the Allow header of a 405', {
    source: [rfc('9110 §15.5.6')],
    breaks: 'nothing tells the caller which method to use',
  }),
  'slash-variants': may('not lose a request whose path has one slash too many', {
    source: [field('BerriAI/litellm#8350'), rfc('9110 §15.4')],
    breaks: 'a slash in a base URL turns a POST into a GET, or into a 404 for everything',
    after: ['errors.never-5xx'],
  }),
  'processing-time': may('write openai-processing-ms in whole milliseconds and openai-version as a date', {
    source: [live('API reference, debugging requests')],
    breaks: 'dashboards that read them show nothing',
  }),
  'nothing-in-trailers': should('put nothing that a client needs into HTTP trailers', {
    source: [rfc('9110 §6.5'), sdk('fetch, which has no trailers')],
    breaks: 'usage or an error that stands there is seen by no SDK',
  }),
});
