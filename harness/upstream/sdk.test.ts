import OpenAI from 'openai';
import { LengthFinishReasonError } from 'openai/core/error';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream, type Upstream } from './server.ts';

const model = 'runestone-words';
const messages = (content: string) => [{ role: 'user' as const, content }];

let upstream: Upstream;
let client: OpenAI;
beforeAll(async () => {
  upstream = await startUpstream();
  client = new OpenAI({ baseURL: upstream.url, apiKey: 'sk-any', maxRetries: 0, organization: null, project: null });
});
afterAll(() => upstream.close());

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weather = { name: 'get_weather', description: 'Get weather', parameters, strict: true };
const chatTools = [{ type: 'function' as const, function: weather }];
const schema = {
  type: 'object',
  properties: { city: { type: 'string' }, temp: { type: 'number' } },
  required: ['city', 'temp'],
};
const response_format = { type: 'json_schema' as const, json_schema: { name: 'report', strict: true, schema } };

it('lists and retrieves models', async () => {
  const ids: string[] = [];
  for await (const each of client.models.list()) ids.push(each.id);
  expect(ids).toContain('runestone/words:latest');
  expect((await client.models.retrieve('runestone/words:latest')).id).toBe('runestone/words:latest');
  await expect(client.models.retrieve('nope')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
});

it('creates a chat completion, with its request id', async () => {
  const { data, request_id } = await client.chat.completions
    .create({ model, messages: messages('Say OK'), service_tier: 'auto', store: false })
    .withResponse();
  expect(data.choices[0]?.message.content).toBe('OK');
  expect(request_id).toMatch(/^req_/);
});

it('iterates a stream, and assembles one', async () => {
  const prompt = 'Repeat exactly: e\u0301 👩‍👩‍👧‍👦 漢字 𝒳 مرحبا';
  let text = '';
  for await (const chunk of await client.chat.completions.create({ model, messages: messages(prompt), stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  expect(text).toBe(prompt.slice('Repeat exactly: '.length));

  const stream = client.chat.completions.stream({
    model,
    messages: messages('Count from 1 to 3'),
    n: 2,
    stream_options: { include_usage: true },
  });
  const whole = await stream.finalChatCompletion();
  expect(whole.choices.map(({ message, finish_reason }) => [message.content, finish_reason])).toEqual([
    ['1, 2, 3', 'stop'],
    ['1, 2, 3', 'stop'],
  ]);
  expect(whole.usage?.completion_tokens).toBe(6);
});

it('parses structured output, whole and streamed, and knows when it was truncated', async () => {
  const request = { model, messages: messages('The weather in Rome, please'), response_format };
  const parsed = await client.chat.completions.parse(request);
  expect(parsed.choices[0]?.message.parsed).toEqual({ city: 'Rome', temp: 0.5 });
  const streamed = await client.chat.completions.stream(request).finalChatCompletion();
  expect(streamed.choices[0]?.message.parsed).toEqual({ city: 'Rome', temp: 0.5 });
  const cut = client.chat.completions.parse({ ...request, max_tokens: 3 });
  await expect(cut).rejects.toBeInstanceOf(LengthFinishReasonError);
});

it('assembles streamed tool calls, strict ones too', async () => {
  const whole = await client.chat.completions
    .stream({ model, messages: messages('Weather in Paris AND Rome?'), tools: chatTools })
    .finalChatCompletion();
  const [choice] = whole.choices;
  expect(choice?.finish_reason).toBe('tool_calls');
  const calls = choice?.message.tool_calls ?? [];
  expect(calls.map((call) => 'function' in call && JSON.parse(call.function.arguments))).toEqual([
    { city: 'Paris' },
    { city: 'Rome' },
  ]);
});

it('runs tools to a final answer', async () => {
  const tool = { ...weather, parse: JSON.parse, function: () => '18 C', strict: true as const };
  const runner = client.chat.completions.runTools({
    model,
    messages: messages('Weather in Paris?'),
    tools: [{ type: 'function', function: tool }],
  });
  expect(await runner.finalContent()).toContain('18 C');
});

it('decodes embeddings, by default from base64', async () => {
  const input = ['a', 'b'];
  const usual = await client.embeddings.create({ model: 'runestone-embed', input });
  const floats = await client.embeddings.create({ model: 'runestone-embed', input, encoding_format: 'float' });
  expect(upstream.requests.at(-2)?.text).toContain('"encoding_format":"base64"');
  expect(usual.data).toEqual(floats.data);
});

it('creates legacy completions, whole and streamed', async () => {
  expect((await client.completions.create({ model, prompt: 'Say OK' })).choices[0]?.text).toBe('OK');
  let text = '';
  for await (const chunk of await client.completions.create({ model, prompt: 'Count from 1 to 3', stream: true })) {
    text += chunk.choices[0]?.text ?? '';
  }
  expect(text).toBe('1, 2, 3');
});

it('creates responses, whole and streamed', async () => {
  expect((await client.responses.create({ model, input: 'Say OK' })).output_text).toBe('OK');
  const final = await client.responses.stream({ model, input: 'Count from 1 to 3' }).finalResponse();
  expect(final.output_text).toBe('1, 2, 3');
  const calls = await client.responses
    .stream({ model, input: 'Weather in Rome? Only in Rome', tools: [{ type: 'function', ...weather }] })
    .finalResponse();
  expect(calls.output[0]).toMatchObject({ type: 'function_call', parsed_arguments: { city: 'Rome' } });
});

it('meets typed errors, and a broken stream as one', async () => {
  const fail = (directive: string) => client.chat.completions.create({ model, messages: messages(`Hi ${directive}`) });
  await expect(fail('[[upstream status=429]]')).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  await expect(fail('[[upstream status=503]]')).rejects.toBeInstanceOf(OpenAI.InternalServerError);
  await expect(fail('[[upstream cut=headers]]')).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  const cut = client.chat.completions.stream({ model, messages: messages('Count from 1 to 9 [[upstream cut=3]]') });
  await expect(cut.finalChatCompletion()).rejects.toThrow('terminated');
});
