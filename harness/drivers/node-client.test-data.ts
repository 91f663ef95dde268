import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, httpServer, type RunningServer } from '../gateway/servers.test-data.ts';

/** An API of a few fixed answers: a greeting, a tool call where there are tools, JSON where a schema is asked for. */
export interface TinyApi extends RunningServer {
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Body }[];
}

type Body = Readonly<Record<string, unknown>>;

export const weatherTool = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'The weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

export const reportFormat = {
  type: 'json_schema',
  json_schema: {
    name: 'report',
    schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

export const hello = { model: 'tiny', messages: [{ role: 'user', content: 'Hi' }] };

export async function tinyApi(): Promise<TinyApi> {
  const requests: TinyApi['requests'] = [];
  const server = await httpServer(async (request, response) => {
    const path = request.url ?? '';
    const text = await bodyOf(request);
    const body: Body = text === '' ? {} : JSON.parse(text);
    requests.push({ path, headers: request.headers, body });
    answer(request, response, path, body);
  });
  return { ...server, requests, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function answer(request: IncomingMessage, response: ServerResponse, path: string, body: Body): void {
  const send = (value: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_tiny' });
    response.end(JSON.stringify(value));
  };
  if (body['model'] === 'refused') {
    send({ error: { message: 'Unknown model', type: 'invalid_request_error', code: 'nope', param: 'model' } }, 404);
    return;
  }
  if (body['model'] === 'silent') return; // it never answers
  const events = eventsFor(path, body);
  if (body['stream'] === true && events !== undefined) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_tiny' });
    for (const event of events) response.write(eventText(event));
    if (body['model'] === 'cut')
      setTimeout(() => response.destroy(), 50); // after it was written
    else response.end(path === '/v1/responses' ? '' : 'data: [DONE]\n\n');
    return;
  }
  const value = request.method === 'GET' ? getAnswers(path) : postAnswers(path, body);
  send(value ?? { error: { message: `No ${path}` } }, value === undefined ? 404 : 200);
}

const models = [
  { id: 'tiny', object: 'model', created: 1, owned_by: 'us' },
  { id: 'small', object: 'model', created: 1, owned_by: 'us' },
];

const getAnswers = (path: string): unknown =>
  path === '/v1/models' ? { object: 'list', data: models } : models.find(({ id }) => path === `/v1/models/${id}`);

const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
const call = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } };

/** What the chat answers: a tool call until a tool has answered. */
function message(body: Body): { readonly content: string | null; readonly tool_calls?: readonly (typeof call)[] } {
  const messages = JSON.stringify(body['messages'] ?? []);
  if (body['tools'] !== undefined && !messages.includes('"tool"')) return { content: null, tool_calls: [call] };
  return { content: body['response_format'] === undefined ? 'Hello there' : '{"city":"Rome"}' };
}

function postAnswers(path: string, body: Body): unknown {
  const said = message(body);
  const finish_reason = said.tool_calls === undefined ? 'stop' : 'tool_calls';
  const choice = { index: 0, message: { role: 'assistant', refusal: null, ...said }, logprobs: null, finish_reason };
  const head = { created: 1, model: 'tiny' };
  const vector = body['encoding_format'] === 'base64' ? 'AAAAPwAAgD4=' : [0.5, 0.25]; // float32, little-endian
  const answers: Readonly<Record<string, unknown>> = {
    '/v1/chat/completions': { id: 'chatcmpl-1', object: 'chat.completion', ...head, choices: [choice], usage },
    '/v1/completions': { id: 'cmpl-1', object: 'text_completion', ...head, choices: [legacyChoice('Hello', 'stop')] },
    '/v1/embeddings': {
      object: 'list',
      model: 'tiny',
      data: [{ object: 'embedding', index: 0, embedding: vector }],
      usage,
    },
    '/v1/responses': response('completed', [outputMessage('completed', [outputText('Hello')])]),
  };
  return answers[path];
}

const legacyChoice = (text: string, finish_reason: string | null) => ({
  index: 0,
  text,
  logprobs: null,
  finish_reason,
});
const outputText = (text: string) => ({ type: 'output_text', text, annotations: [] });
const outputMessage = (status: string, content: readonly unknown[]) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status,
  content,
});
const response = (status: string, output: readonly unknown[]) => ({
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'tiny',
  status,
  output,
});

function eventsFor(path: string, body: Body): readonly unknown[] | undefined {
  if (path === '/v1/chat/completions') return chatEvents(body);
  if (path === '/v1/completions') {
    const head = { id: 'cmpl-1', object: 'text_completion', created: 1, model: 'tiny' };
    return [
      { ...head, choices: [legacyChoice('Hel', null)] },
      { ...head, choices: [legacyChoice('lo', 'stop')] },
    ];
  }
  return path === '/v1/responses' ? responseEvents() : undefined;
}

function chatEvents(body: Body): readonly unknown[] {
  const { content, tool_calls } = message(body);
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'tiny' };
  const chunk = (delta: unknown, finish_reason: string | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  const pieces =
    tool_calls === undefined
      ? [{ content: content?.slice(0, 6) }, { content: content?.slice(6) }]
      : [
          { tool_calls: [{ index: 0, ...call, function: { name: 'weather', arguments: '' } }] },
          { tool_calls: [{ index: 0, function: { arguments: call.function.arguments } }] },
        ];
  return [
    chunk({ role: 'assistant', content: tool_calls === undefined ? '' : null }),
    ...pieces.map((piece) => chunk(piece)),
    ...(body['model'] === 'cut' ? [] : [chunk({}, tool_calls === undefined ? 'stop' : 'tool_calls')]),
    { ...head, choices: [], usage },
  ];
}

function responseEvents(): readonly unknown[] {
  const part = outputText('Hello');
  const at = { output_index: 0, item_id: 'msg_1', content_index: 0 };
  const started = outputMessage('in_progress', []);
  const ended = outputMessage('completed', [part]);
  return [
    { type: 'response.created', response: response('in_progress', []) },
    { type: 'response.output_item.added', output_index: 0, item: started },
    { type: 'response.content_part.added', ...at, part: outputText('') },
    { type: 'response.output_text.delta', ...at, delta: 'Hello' },
    { type: 'response.output_text.done', ...at, text: 'Hello' },
    { type: 'response.content_part.done', ...at, part },
    { type: 'response.output_item.done', output_index: 0, item: ended },
    { type: 'response.completed', response: response('completed', [ended]) },
  ].map((event, sequence_number) => ({ ...event, sequence_number }));
}

function eventText(event: unknown): string {
  const { type } = event as { readonly type?: string }; // only the events of responses name themselves
  return `${type === undefined ? '' : `event: ${type}\n`}data: ${JSON.stringify(event)}\n\n`;
}
