import { describe, expect, it } from 'vitest';
import { type SchemaName, validate } from '../../spec/schemas.ts';
import { chatCompletion } from './chat.ts';
import { RequestRefused } from './errors.ts';
import type { JsonObject } from './json.ts';

interface Completion {
  readonly id: string;
  readonly choices: readonly {
    readonly index: number;
    readonly finish_reason: string;
    readonly message: {
      readonly content: string | null;
      readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly arguments: string } }[];
      readonly function_call?: { readonly name: string; readonly arguments: string };
    };
    readonly logprobs: {
      readonly content: readonly { readonly token: string; readonly top_logprobs: readonly unknown[] }[];
    } | null;
  }[];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number };
}

const user = (content: unknown) => ({ role: 'user', content });

const ask = (patch: JsonObject, prompt = 'Reply with the single word OK.') =>
  chatCompletion({ model: 'runestone-words', messages: [user(prompt)], ...patch });

function conforming(schema: SchemaName, document: object): void {
  expect(validate(schema, document, 'strict')).toEqual([]);
}

function completion(patch: JsonObject, prompt?: string): Completion {
  const reply = ask(patch, prompt);
  if (!('body' in reply)) throw new Error('expected one body, saw a stream');
  conforming('ChatCompletion', reply.body);
  return reply.body as Completion; // the schema has just been checked
}

const text = (patch: JsonObject, prompt?: string) => completion(patch, prompt).choices[0]?.message.content;

const getWeather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

describe('the answer', () => {
  it('depends on the request alone', () => {
    const prompt = 'Tell me about rivers.';
    expect(text({}, prompt)).toBe(text({ temperature: 2, user: 'u', max_tokens: 500 }, prompt));
    expect(text({}, prompt)).not.toBe(text({ seed: 7 }, prompt));
    expect(text({}, prompt)).not.toBe(text({}, 'Tell me about hills.'));
  });

  it('always repeats a nonce', () => {
    expect(text({}, 'Tell me about nonce-1-ab.')).toContain('nonce-1-ab');
    expect(text({}, 'Count from 1 to 3. nonce-1-ab')).toBe('nonce-1-ab 1, 2, 3');
    expect(text({}, 'Repeat exactly: nonce-1-ab')).toBe('nonce-1-ab');
    expect(text({}, 'Reply in JSON {"ok": true} nonce-1-ab')).toBe('{"ok": true, "nonce": "nonce-1-ab"}');
    expect(text({ response_format: { type: 'json_object' } }, 'Some JSON with nonce-1-ab')).toContain('nonce-1-ab');
  });

  it('repeats faithfully, down to the spaces at the ends', () => {
    expect(text({}, 'Repeat exactly between <<>>: << a\n\tb >>')).toBe(' a\n\tb ');
  });

  it('is JSON when JSON is asked for', () => {
    const format = { type: 'json_object' };
    expect(JSON.parse(text({ response_format: format }, 'Reply in JSON {"ok":true}') ?? '')).toEqual({ ok: true });
    expect(typeof JSON.parse(text({}, 'Answer in JSON.') ?? '').answer).toBe('string');
  });

  it('carries the result of a tool', () => {
    const call = { id: 'call12345', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
    const messages = [
      user('Weather in Paris?'),
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call12345', content: [{ type: 'text', text: '18 C' }] },
    ];
    expect(text({ messages, tools: [getWeather] })).toContain('18 C');
  });
});

describe('parameters', () => {
  it('counts tokens exactly', () => {
    const { usage, choices } = completion({ max_tokens: 5 }, 'Count from 1 to 100');
    expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '1, 2, 3, 4, 5,' } });
    expect(usage.completion_tokens).toBe(5);
    expect(usage.total_tokens).toBe(usage.prompt_tokens + 5);
    const longer = completion({}, 'Reply with the single word OK, and take your time.').usage.prompt_tokens;
    expect(longer).toBeGreaterThan(completion({}).usage.prompt_tokens);
  });

  it('answers with one token when one is allowed', () => {
    expect(completion({ max_completion_tokens: 1 }, 'Count from 1 to 3').choices[0]?.finish_reason).toBe('length');
  });

  it('gives n choices under one id', () => {
    expect(completion({ n: 3 }).choices.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('gives log probabilities whose tokens are the content', () => {
    const [choice] = completion({ logprobs: true, top_logprobs: 2 }, 'Repeat exactly: é 漢字 👩‍👩‍👧‍👦').choices;
    expect(choice?.logprobs?.content.map(({ token }) => token).join('')).toBe(choice?.message.content);
    expect(choice?.logprobs?.content.map((each) => each.top_logprobs.length)).toEqual([2, 2, 2]);
    const alternatives = (patch: JsonObject) =>
      completion({ logprobs: true, ...patch }).choices[0]?.logprobs?.content[0]?.top_logprobs;
    expect(alternatives({})).toEqual([]);
    expect(alternatives({ top_logprobs: 20 })).toHaveLength(20);
  });

  it('accepts nulls, pictures, audio, files and what it does not know', () => {
    const parts = [
      { type: 'text', text: 'Say OK' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
      { type: 'input_audio', input_audio: { data: 'AA==', format: 'wav' } },
      { type: 'file', file: { file_data: 'data:application/pdf;base64,AA==', filename: 'a.pdf' } },
    ];
    const nulls = { temperature: null, stop: null, n: null, max_tokens: null, stream: null, logit_bias: null };
    expect(text({ ...nulls, messages: [user(parts)], conformance_unknown_param: 1 })).toBe('OK');
  });

  it('echoes metadata only when given', () => {
    expect(completion({ metadata: { a: 'b' } })).toHaveProperty('metadata', { a: 'b' });
    expect(completion({})).not.toHaveProperty('metadata');
  });
});

describe('tools', () => {
  it('calls with its own id for each call', () => {
    const [choice] = completion({ tools: [getWeather] }, 'Weather in Paris AND Rome?').choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    expect(choice?.message.content).toBeNull();
    const calls = choice?.message.tool_calls ?? [];
    expect(calls.map((call) => JSON.parse(call.function.arguments))).toEqual([{ city: 'Paris' }, { city: 'Rome' }]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  });

  it('ends a call forced by name with stop, and a truncated one with length', () => {
    const forced = { tools: [getWeather], tool_choice: { type: 'function', function: { name: 'get_weather' } } };
    expect(completion(forced).choices[0]?.finish_reason).toBe('stop');
    expect(completion({ ...forced, max_tokens: 2 }).choices[0]?.finish_reason).toBe('length');
  });

  it('answers deprecated functions in their own shape', () => {
    const { message, finish_reason } =
      completion({ functions: [getWeather.function] }, 'Weather in Rome? It is in Rome').choices[0] ?? {};
    expect(message?.function_call).toEqual({ name: 'get_weather', arguments: '{"city": "Rome"}' });
    expect(finish_reason).toBe('function_call');
  });
});

describe('what is refused', () => {
  const toolMessage = { role: 'tool', content: 'x' };
  const cases: readonly (readonly [string | null, JsonObject])[] = [
    ['model', { model: undefined }],
    ['messages', { messages: undefined }],
    ['messages', { messages: [] }],
    ['messages', { messages: 'hi' }],
    ['messages[0].role', { messages: [{ role: 'wizard', content: 'x' }] }],
    ['messages[0].content', { messages: [{ role: 'user' }] }],
    ['messages[0].content[0].type', { messages: [user([{ type: 'conformance_unknown' }])] }],
    ['messages[0].content[0].image_url.url', { messages: [user([{ type: 'image_url', image_url: {} }])] }],
    ['messages[1].tool_call_id', { messages: [user('x'), toolMessage] }],
    ['messages[1]', { messages: [user('x'), { ...toolMessage, tool_call_id: 'call_1' }] }],
    ['temperature', { temperature: 2.5 }],
    ['temperature', { temperature: 'hot' }],
    ['top_p', { top_p: 1.5 }],
    ['n', { n: 0 }],
    ['n', { n: 1.5 }],
    ['seed', { seed: 1.5 }],
    ['stop', { stop: 5 }],
    ['stop', { stop: ['a', 'b', 'c', 'd', 'e'] }],
    ['stream', { stream: 'yes' }],
    ['max_tokens', { max_tokens: 0 }],
    ['max_tokens', { max_tokens: 16, max_completion_tokens: 16 }],
    ['tool_choice', { tools: [getWeather], tool_choice: 'banana' }],
    ['tool_choice', { tools: [getWeather], tool_choice: { type: 'function', function: { name: 'nope' } } }],
    ['tool_choice', { tool_choice: 'required' }],
    ['tools[0].function.name', { tools: [{ type: 'function', function: { name: 'bad name!' } }] }],
    ['response_format.json_schema.name', { response_format: { type: 'json_schema' } }],
    ['response_format.type', { response_format: { type: 'xml' } }],
    ['stream_options', { stream_options: { include_usage: true } }],
    ['top_logprobs', { logprobs: true, top_logprobs: 21 }],
    ['top_logprobs', { top_logprobs: 2 }],
    ['metadata.a', { metadata: { a: 1 } }],
  ];

  it.each(cases)('%s in %j', (param, patch) => {
    expect(() => ask(patch)).toThrow(expect.objectContaining({ status: 400, param }));
    const streamed = 'stream' in patch || 'stream_options' in patch ? patch : { ...patch, stream: true };
    expect(() => ask(streamed)).toThrow(RequestRefused);
  });

  it('an unknown model, and a model of the wrong kind', () => {
    const unknown = { status: 404, code: 'model_not_found', message: expect.stringContaining("'nope'") };
    expect(() => ask({ model: 'nope' })).toThrow(expect.objectContaining(unknown));
    expect(() => ask({ model: 'runestone-embed' })).toThrow(expect.objectContaining({ status: 404, param: 'model' }));
  });

  it('a prompt beyond the context window', () => {
    const refusal = { status: 400, code: 'context_length_exceeded', param: 'messages' };
    expect(() => ask({}, 'a '.repeat(140_000))).toThrow(expect.objectContaining(refusal));
  });
});
