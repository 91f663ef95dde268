import { afterAll, describe, expect, it } from 'vitest';
import { closedPort } from '../gateway/servers.test-data.ts';
import {
  answering,
  asked,
  chunk,
  completion,
  done,
  events,
  json,
  message,
  realPython,
  returned,
  stopped,
} from './python.test-data.ts';
import type { PythonCall, PythonOperation } from './python-call.ts';

const python = await realPython();
afterAll(() => python.close());

const schema = { type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'] };
const format = { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } };
const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const weather = { type: 'function', function: { name: 'weather', parameters } };

const streamed = `${chunk(message)}${chunk({ content: ' then' })}${stopped()}${done}`;
const saying = (content: string, patch: object = {}) => ({
  ...completion,
  choices: [{ index: 0, message: { ...message, content }, finish_reason: 'stop', ...patch }],
});

describe.skipIf(python.absent).each(['sync', 'async'] as const)(`${python.title} (%s)`, (flavour) => {
  const call = (baseUrl: string, operation: PythonOperation, patch: Partial<PythonCall> = {}) =>
    python.call(baseUrl, operation, { flavour, ...patch });

  it('creates a completion, with fields that it does not know', async () => {
    await using server = await answering(json(completion));
    const body = { ...asked, temperature: 0, stop: null, unheard_of: { a: 1 } };
    const extra = { host: 'gateway.example:8080', headers: { 'x-a': 'b' } };
    const outcome = await call(server.baseUrl, 'create', { body, ...extra });
    expect(outcome).toEqual({ value: { ...completion, _request_id: 'req-1' } });
    expect(server.seen).toMatchObject([{ method: 'POST', url: '/v1/chat/completions' }]);
    expect(server.seen[0]?.body).toEqual(body);
    expect(server.seen[0]?.headers).toMatchObject({
      host: 'gateway.example:8080',
      authorization: 'Bearer sk-of-the-test',
      'x-a': 'b',
      'x-stainless-async': flavour === 'sync' ? 'false' : 'async:asyncio',
    });
  });

  it('sends no Authorization without a key', async () => {
    await using server = await answering(json(completion));
    expect(await call(server.baseUrl, 'create', { key: null })).toHaveProperty('value');
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('iterates a stream to its end', async () => {
    await using server = await answering(events(streamed));
    const value = returned(await call(server.baseUrl, 'stream', { body: { ...asked, stream: true } }));
    expect(value).toMatchObject([
      { choices: [{ delta: message }] },
      { choices: [{ delta: { content: ' then' } }] },
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
    ]);
    expect(server.seen[0]?.body).toEqual({ ...asked, stream: true });
  });

  it('assembles a stream with the helper', async () => {
    await using server = await answering(events(streamed));
    expect(await call(server.baseUrl, 'stream-helper')).toMatchObject({
      value: {
        events: { chunk: 3, 'content.delta': 2, 'content.done': 1 },
        final: { choices: [{ message: { content: 'OK then' }, finish_reason: 'stop' }] },
      },
    });
  });

  it('parses what a schema describes, sending the schema as it was given', async () => {
    await using server = await answering(json(saying('{"answer": 42}')));
    const body = { ...asked, response_format: format, tools: [weather] };
    const outcome = await call(server.baseUrl, 'parse', { body });
    expect(outcome).toMatchObject({ value: { choices: [{ message: { parsed: { answer: 42 } } }] } });
    expect(server.seen[0]?.body).toEqual({ ...body, stream: false });
  });

  it('raises what parse() raises', async () => {
    await using wrong = await answering(json(saying('{"answer": "many"}')));
    const body = { ...asked, response_format: format };
    expect(await call(wrong.baseUrl, 'parse', { body })).toMatchObject({
      error: { classes: ['ValidationError', 'ValueError', 'Exception'] },
    });
    await using cut = await answering(json(saying('{"ans', { finish_reason: 'length' })));
    expect(await call(cut.baseUrl, 'parse', { body })).toMatchObject({
      error: { classes: ['LengthFinishReasonError', 'OpenAIError', 'Exception'] },
    });
  });

  it('assembles streamed tool calls', async () => {
    const first = { index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } };
    const more = (text: string) => chunk({ tool_calls: [{ index: 0, function: { arguments: text } }] });
    const bytes =
      chunk({ role: 'assistant', tool_calls: [first] }) +
      more('{"city"') +
      more(':"Rome"}') +
      stopped('tool_calls') +
      done;
    await using server = await answering(events(bytes));
    expect(await call(server.baseUrl, 'tools-streamed', { body: { ...asked, tools: [weather] } })).toMatchObject({
      value: {
        events: { 'tool_calls.function.arguments.done': 1 },
        toolCalls: [{ choice: 0, id: 'call_1', type: 'function', name: 'weather', arguments: '{"city":"Rome"}' }],
      },
    });
  });

  it('decodes embeddings, asking for base64 by itself', async () => {
    const embedding = Buffer.from(new Float32Array([0.5, -1, 2, 4, 8]).buffer).toString('base64');
    const data = [{ object: 'embedding', index: 0, embedding }];
    await using server = await answering(
      json({ object: 'list', model: 'e', data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
    const outcome = await call(server.baseUrl, 'embeddings', { body: { model: 'e', input: 'a' } });
    expect(outcome).toMatchObject({ value: { count: 1, dimensions: [5], first: [[0.5, -1, 2, 4]], model: 'e' } });
    expect(server.seen[0]?.body).toEqual({ model: 'e', input: 'a', encoding_format: 'base64' });
  });

  it('lists and retrieves models', async () => {
    const model = { id: 'test', object: 'model', created: 1, owned_by: 'us' };
    await using server = await answering((response, { url }) =>
      json(url === '/v1/models' ? { object: 'list', data: [model] } : model)(response, server.seen[0] as never),
    );
    expect(await call(server.baseUrl, 'models-list', { body: {} })).toEqual({
      value: { object: 'list', data: [model] },
    });
    expect(await call(server.baseUrl, 'models-retrieve', { body: { model: 'test' } })).toMatchObject({ value: model });
    expect(server.seen.map(({ url }) => url)).toEqual(['/v1/models', '/v1/models/test']);
  });

  it('completes texts, whole and streamed', async () => {
    const choices = [{ index: 0, text: 'OK', finish_reason: 'stop', logprobs: null }];
    const answer = { id: 'cmpl-1', object: 'text_completion', created: 1, model: 'test', choices };
    const body = { model: 'test', prompt: 'Say OK.' };
    await using whole = await answering(json(answer));
    expect(await call(whole.baseUrl, 'completions', { body })).toMatchObject({ value: answer });
    await using parts = await answering(events(`data: ${JSON.stringify(answer)}\n\n${done}`));
    expect(await call(parts.baseUrl, 'completions-stream', { body })).toMatchObject({ value: [answer] });
  });

  it('creates responses, whole and streamed', async () => {
    const part = { type: 'output_text', text: 'OK', annotations: [] };
    const item = { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [part] };
    const response = {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      model: 'test',
      status: 'completed',
      output: [item],
      tools: [],
    };
    const body = { model: 'test', input: 'Say OK.' };
    await using whole = await answering(json(response));
    expect(await call(whole.baseUrl, 'responses', { body })).toMatchObject({
      value: { id: 'resp_1', output_text: 'OK' },
    });

    const at = { output_index: 0, content_index: 0, item_id: 'msg_1' };
    const steps = [
      { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
      { type: 'response.output_item.added', output_index: 0, item: { ...item, content: [] } },
      { type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
      { type: 'response.output_text.delta', ...at, delta: 'OK', logprobs: [] },
      { type: 'response.completed', response },
    ];
    const bytes = steps.map(
      (step, index) => `event: ${step.type}\ndata: ${JSON.stringify({ ...step, sequence_number: index })}\n\n`,
    );
    await using parts = await answering(events(bytes.join('')));
    expect(await call(parts.baseUrl, 'responses-stream', { body })).toMatchObject({
      value: {
        events: { 'response.created': 1, 'response.output_text.delta': 1, 'response.completed': 1 },
        final: { status: 'completed', output_text: 'OK' },
      },
    });
  });

  it('gives the raw response', async () => {
    await using server = await answering(json(completion, 200, { 'x-a': 'b' }));
    const value = returned(await call(server.baseUrl, 'with-raw-response'));
    expect(value).toMatchObject({ status: 200, requestId: 'req-1', data: completion });
    expect(value).toHaveProperty('headers', expect.arrayContaining([['x-a', 'b']]));
  });

  it('describes a typed error with its fields', async () => {
    const error = { message: 'No.', type: 'invalid_request_error', param: 'messages', code: 'bad' };
    await using server = await answering(json({ error }, 400));
    expect(await call(server.baseUrl, 'create')).toMatchObject({
      error: {
        classes: ['BadRequestError', 'APIStatusError', 'APIError', 'OpenAIError', 'Exception'],
        status: 400,
        code: 'bad',
        param: 'messages',
        type: 'invalid_request_error',
        requestID: 'req-1',
        body: error,
      },
    });
  });

  it('retries as often as it is told', async () => {
    await using server = await answering(json({ error: { message: 'Later.' } }, 503, { 'retry-after-ms': '1' }));
    const outcome = await call(server.baseUrl, 'create', { retries: 2 });
    expect(outcome).toMatchObject({ error: { classes: expect.arrayContaining(['InternalServerError']), status: 503 } });
    expect(server.seen.map(({ headers }) => headers['x-stainless-retry-count'])).toEqual(['0', '1', '2']);
  });

  it('names the cause of a connection error', async () => {
    const outcome = await call(`${await closedPort()}/v1`, 'create');
    expect(outcome).toMatchObject({
      error: {
        classes: expect.arrayContaining(['APIConnectionError']),
        cause: expect.stringContaining('ConnectError'),
      },
    });
  });

  it('gives up by its own timeout', async () => {
    await using server = await answering(() => {});
    const outcome = await call(server.baseUrl, 'create', { timeoutMs: 50 });
    expect(outcome).toMatchObject({ error: { classes: expect.arrayContaining(['APITimeoutError']) } });
  });

  it('gives up a stream that never ends, alone', async () => {
    await using endless = await answering((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write(chunk({ content: 'more' })), 5);
      response.on('close', () => clearInterval(timer));
    });
    await using slow = await answering(
      (response, request) => void setTimeout(() => json(completion)(response, request), 400),
    );
    const [cut, whole] = await Promise.all([
      python.call(endless.baseUrl, 'stream', { flavour }, 200),
      call(slow.baseUrl, 'create'),
    ]);
    expect(cut).toEqual({ broke: `stream (${flavour}) did not come to an end within 200 ms` });
    expect(whole).toMatchObject({ value: completion });
  });

  it('has no operation of which it never heard', async () => {
    const outcome = await call('http://127.0.0.1:9/v1', 'sing' as PythonOperation); // from a newer suite
    expect(outcome).toEqual({ unsupported: 'openai for Python has no sing' });
  });

  it('follows a redirect of the same origin and no other', async () => {
    await using elsewhere = await answering(json(completion));
    await using server = await answering((response, request) => {
      const { url } = request;
      const to = { '/v1/chat/completions': '/there', '/out/chat/completions': `${elsewhere.baseUrl}/there` }[url];
      json(completion, to === undefined ? 200 : 307, to === undefined ? {} : { location: to })(response, request);
    });
    expect(await call(server.baseUrl, 'create')).toHaveProperty('value');
    expect(await call(server.baseUrl.replace('/v1', '/out'), 'create')).toMatchObject({
      error: {
        classes: ['RedirectedElsewhere', 'OpenAIError', 'Exception'],
        message: expect.stringContaining(`${elsewhere.baseUrl}/there`),
      },
    });
    expect(elsewhere.seen).toEqual([]);
  });

  it('talks to nothing but the loopback', async () => {
    expect(await call('http://gateway.example/v1', 'create')).toEqual({
      broke: 'expected a base_url on loopback over plain http, found http://gateway.example/v1',
    });
  });

  it('says that a key is not there', async () => {
    await using server = await answering(json(completion));
    const outcome = await call(server.baseUrl, 'create', { key: 'RUNESTONE_NO_SUCH_KEY' });
    expect(outcome).toEqual({ broke: 'expected the environment variable RUNESTONE_NO_SUCH_KEY to hold a key' });
    expect(server.seen).toEqual([]);
  });

  it('hands over numbers that JSON does not know', async () => {
    await using server = await answering(json('{"id": "c", "choices": [], "a": NaN, "b": -Infinity, "c": "\\ud800"}'));
    expect(await call(server.baseUrl, 'create')).toMatchObject({ value: { a: 'nan', b: '-inf', c: '\ud800' } });
  });
});

it.skipIf(python.absent)('makes many calls at once and answers each with its own', async () => {
  await using server = await answering((response, request) =>
    json({ ...completion, echo: request.body })(response, request),
  );
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      python.call(server.baseUrl, 'create', {
        flavour: index % 2 === 0 ? 'sync' : 'async',
        body: { ...asked, seed: index },
      }),
    ),
  );
  expect(outcomes.map(returned)).toMatchObject(outcomes.map((_, index) => ({ echo: { seed: index } })));
});
