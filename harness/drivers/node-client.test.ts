import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hello, reportFormat, type TinyApi, tinyApi, weatherTool } from './node-client.test-data.ts';
import { loadNodeClient, type NodeClient, nodeMajors } from './node-client.ts';
import type { NodeCall, NodeOperation } from './node-client-operations.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

let api: TinyApi;
beforeAll(async () => {
  api = await tinyApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const called = (operation: NodeOperation, body: NodeCall['body'], more: Partial<NodeCall> = {}): NodeCall => ({
  operation,
  baseURL: `${api.url}/v1`,
  apiKey: 'sk-tiny',
  fetch,
  body,
  timeoutMs: 5000,
  maxRetries: 0,
  ...more,
});

describe.each(nodeMajors)('openai-node %i', (major) => {
  let client: NodeClient;
  const run = (...args: Parameters<typeof called>) => client.run(called(...args));
  beforeAll(async () => {
    const loaded = await loadNodeClient(major, repository);
    if ('missing' in loaded) throw new Error(loaded.missing);
    client = loaded;
  });

  it('says its exact version', () => {
    expect(client.version).toMatch(new RegExp(String.raw`^${major}\.\d+\.\d+$`));
  });

  it('creates, with the key and the user agent of its version', async () => {
    const { value } = await run('create', { ...hello, stream: true });
    expect(value).toMatchObject({ choices: [{ message: { content: 'Hello there' } }], usage: { total_tokens: 3 } });
    const { headers, body } = api.requests.at(-1) ?? {};
    expect(headers).toMatchObject({ authorization: 'Bearer sk-tiny', 'user-agent': `OpenAI/JS ${client.version}` });
    expect(body).toEqual(hello);
  });

  it('sends no Authorization without a key', async () => {
    expect(await run('create', hello, { apiKey: null })).toHaveProperty('value.id', 'chatcmpl-1');
    expect(api.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('streams', async () => {
    const { value } = await run('stream', hello);
    expect(value).toHaveLength(5);
    expect(value).toHaveProperty('1.choices.0.delta.content', 'Hello ');
  });

  it('streams by the helper', async () => {
    const { value } = await run('stream-helper', hello);
    expect(value).toMatchObject({
      content: ['Hello ', 'there'],
      events: { chunk: 5, content: 2, 'content.done': 1, finalContent: 1, end: 1 },
      completion: { choices: [{ message: { content: 'Hello there' } }] },
    });
  });

  it('parses what it asked for by a schema', async () => {
    const { value } = await run('parse', { ...hello, response_format: reportFormat });
    expect(value).toHaveProperty('choices.0.message.parsed', { city: 'Rome' });
  });

  it('assembles streamed tool calls', async () => {
    const { value } = await run('tools-streamed', { ...hello, tools: [weatherTool] });
    expect(value).toMatchObject({
      toolCalls: [[{ id: 'call_1', function: { name: 'weather', arguments: '{"city":"Rome"}' } }]],
      done: [{ name: 'weather', index: 0, arguments: '{"city":"Rome"}' }],
    });
  });

  it('runs tools, and hands back their results', async () => {
    const { value } = await run('run-tools', { ...hello, tools: [weatherTool] }, { toolResult: '18 C' });
    expect(value).toMatchObject({
      invoked: [{ name: 'weather', arguments: { city: 'Rome' } }],
      messages: [{}, { role: 'assistant' }, { role: 'tool', content: '18 C' }, { content: 'Hello there' }],
      completion: { choices: [{ message: { content: 'Hello there' } }] },
    });
  });

  it('decodes embeddings, which it asks for in base64', async () => {
    const { value } = await run('embeddings', { model: 'tiny', input: 'a', encoding_format: 'base64' });
    expect(value).toHaveProperty('data.0.embedding', [0.5, 0.25]);
    expect(api.requests.at(-1)?.body).toHaveProperty('encoding_format', 'base64');
  });

  it('lists and retrieves models', async () => {
    expect((await run('models-list', {})).value).toMatchObject([{ id: 'tiny' }, { id: 'small' }]);
    expect((await run('models-retrieve', { model: 'small' })).value).toMatchObject({ id: 'small' });
  });

  it('completes, whole and streamed', async () => {
    const body = { model: 'tiny', prompt: 'Hi' };
    expect((await run('completions', body)).value).toHaveProperty('choices.0.text', 'Hello');
    expect((await run('completions-stream', body)).value).toMatchObject([
      { choices: [{ text: 'Hel' }] },
      { choices: [{ text: 'lo' }] },
    ]);
  });

  it('responds, whole and streamed', async () => {
    const body = { model: 'tiny', input: 'Hi' };
    expect((await run('responses', body)).value).toHaveProperty('output_text', 'Hello');
    const { value } = await run('responses-stream', body);
    expect(value).toHaveProperty('events.length', 8);
    expect(value).toHaveProperty('response.output.0.content.0.text', 'Hello');
  });

  it('tells the status and the request id', async () => {
    const { value } = await run('with-response', hello);
    expect(value).toMatchObject({ data: { id: 'chatcmpl-1' }, status: 200, request_id: 'req_tiny' });
  });

  it('describes a refusal by its class and its fields', async () => {
    const { error } = await run('create', { ...hello, model: 'refused' });
    expect(error).toMatchObject({ status: 404, code: 'nope', param: 'model', type: 'invalid_request_error' });
    expect(error?.classes.slice(0, 2)).toEqual(['NotFoundError', 'APIError']);
  });

  it('keeps what it had been handed before a stream broke', async () => {
    const outcome = await run('stream', { ...hello, model: 'cut' });
    expect(outcome.error?.message).toMatch(/terminated|closed/);
    expect(outcome).toHaveProperty('partial.1.choices.0.delta.content', 'Hello ');
  });

  it('gives up at the time limit, and when told to', async () => {
    const late = await run('create', { ...hello, model: 'silent' }, { timeoutMs: 100 });
    expect(late.error?.classes[0]).toBe('APIConnectionTimeoutError');
    const told = await run('create', { ...hello, model: 'silent' }, { signal: AbortSignal.timeout(100) });
    expect(told.error?.classes[0]).toBe('APIUserAbortError');
  });

  it('tries again as often as it may', async () => {
    let sent = 0;
    const counted: typeof fetch = async () => {
      sent++;
      return Response.json({ error: { message: 'busy' } }, { status: 503, headers: { 'retry-after-ms': '1' } });
    };
    expect((await run('create', hello, { fetch: counted, maxRetries: 2 })).error?.status).toBe(503);
    expect((await run('create', hello, { fetch: counted })).error?.status).toBe(503);
    expect(sent).toBe(4);
  });
});

it('says how to add a major that is not there', async () => {
  const loaded = await loadNodeClient(6, tmpdir());
  expect(loaded).toMatchObject({
    missing: expect.stringContaining('openai-6 6 is not installed in'),
    enable: 'npm install --save-dev openai-6@npm:openai@6',
  });
});
