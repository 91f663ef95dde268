import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LangChain, loadLangChain } from './langchain.ts';
import { hello, reportFormat, type TinyApi, tinyApi, weatherTool } from './node-client.test-data.ts';
import type { GenerationCall, GenerationOperation } from './node-client-generation.ts';

let api: TinyApi;
let client: LangChain;
beforeAll(async () => {
  Object.assign(process.env, elsewhere);
  api = await tinyApi();
  const loaded = await loadLangChain(fileURLToPath(new URL('../..', import.meta.url)));
  if ('missing' in loaded) throw new Error(loaded.missing);
  client = loaded;
});
afterAll(() => api[Symbol.asyncDispose]());

const elsewhere = {
  LANGSMITH_GATEWAY: 'http://127.0.0.1:9',
  LANGSMITH_TRACING: 'true',
  LANGCHAIN_TRACING_V2: 'true',
  OPENAI_BASE_URL: 'http://127.0.0.1:9',
};

const run = (operation: GenerationOperation, body: GenerationCall['body'], more: Partial<GenerationCall> = {}) =>
  client.run({
    operation,
    baseURL: `${api.url}/v1`,
    apiKey: 'sk-tiny',
    fetch,
    body,
    timeoutMs: 5000,
    maxRetries: 0,
    ...more,
  });

const usage = { input_tokens: 1, output_tokens: 2, total_tokens: 3 };

it('says its exact version', () => {
  expect(client.version).toMatch(/^1\.\d+\.\d+$/);
});

it('is not sent elsewhere by the environment', () => {
  expect(Object.keys(elsewhere).filter((name) => name in process.env)).toEqual([]);
});

it('generates, with the settings of the body', async () => {
  const system = { role: 'developer', content: 'Be brief' };
  const body = { ...hello, messages: [system, ...hello.messages], max_tokens: 9, temperature: 0 };
  const { value } = await run('generate', body);
  expect(value).toMatchObject({ content: 'Hello there', toolCalls: [], finishReason: 'stop', usage });
  const { headers, body: sent } = api.requests.at(-1) ?? {};
  expect(headers).toHaveProperty('authorization', 'Bearer sk-tiny');
  expect(sent).toMatchObject({ messages: [{ role: 'system' }, { content: 'Hi' }], max_tokens: 9, temperature: 0 });
});

it('sends no Authorization without a key', async () => {
  process.env['OPENAI_API_KEY'] ??= 'sk-of-the-environment';
  expect(await run('generate', hello, { apiKey: null })).toHaveProperty('value.content', 'Hello there');
  expect(api.requests.at(-1)?.headers).not.toHaveProperty('authorization');
});

it('streams', async () => {
  const { value } = await run('stream', hello);
  expect(value).toMatchObject({ content: 'Hello there', toolCalls: [], finishReason: 'stop', usage });
});

it('calls a tool, whole and streamed', async () => {
  const toolCalls = [{ id: 'call_1', name: 'weather', args: { city: 'Rome' } }];
  const body = { ...hello, tools: [weatherTool], tool_choice: 'required' };
  expect((await run('tool-call', body)).value).toMatchObject({ toolCalls, finishReason: 'tool_calls' });
  expect(api.requests.at(-1)?.body).toMatchObject({ tools: [weatherTool], tool_choice: 'required' });
  expect((await run('stream', body)).value).toMatchObject({ toolCalls, finishReason: 'tool_calls' });
});

it('makes an object', async () => {
  const { value } = await run('object', { ...hello, response_format: reportFormat });
  expect(value).toHaveProperty('object', { city: 'Rome' });
  expect(api.requests.at(-1)?.body).toMatchObject({ response_format: reportFormat });
});

it('describes a refusal, whole and streamed', async () => {
  for (const operation of ['generate', 'stream'] as const) {
    const before = api.requests.length;
    const { error } = await run(operation, { ...hello, model: 'refused' });
    expect(error).toMatchObject({
      message: expect.stringContaining('Unknown model'),
      status: 404,
      code: 'nope',
      param: 'model',
    });
    expect(error?.classes).toContain('APIError');
    expect(api.requests).toHaveLength(before + 1);
  }
});

it('keeps what it had been handed before a stream broke', async () => {
  const outcome = await run('stream', { ...hello, model: 'cut' });
  expect(outcome).toMatchObject({ error: {}, partial: { text: ['', 'Hello ', 'there'] } });
});

it('gives up at the time limit, and when told to', async () => {
  const silent = { ...hello, model: 'silent' };
  expect((await run('generate', silent, { timeoutMs: 100 })).error?.message).toBe('Request timed out.');
  expect((await run('stream', silent, { signal: AbortSignal.timeout(100) })).error?.message).toMatch(/abort/i);
});

it('says how to add it where it is not there', async () => {
  expect(await loadLangChain(tmpdir())).toMatchObject({
    missing: expect.stringContaining('@langchain/core 1 is not installed in'),
    enable: 'npm install --save-dev @langchain/openai@1 @langchain/core@1',
  });
});
