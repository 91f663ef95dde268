import { describe, expect, test } from 'vitest';
import { ApiError } from '../http/api-error.ts';
import { checkChat } from './chat.ts';

const user = { role: 'user', content: 'hi' };
const base = { model: 'm1', messages: [user] };
const tool = { type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } };
const call = { id: 'call12345', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
const reply = { role: 'tool', tool_call_id: 'call12345', content: '18 C' };

function refusal(body: object): ApiError['body'] {
  try {
    checkChat({ ...body });
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return error.body;
    throw error;
  }
  throw new Error('expected the body to be refused');
}

describe('accepted', () => {
  test.each<[string, object]>([
    ['the smallest request', {}],
    [
      'every parameter',
      {
        temperature: 0,
        top_p: 1,
        n: 1,
        stop: ['a'],
        presence_penalty: -2,
        frequency_penalty: 2,
        logit_bias: {},
        user: 'u',
        seed: 1,
        max_tokens: 1,
        stream: false,
        metadata: { a: 'b' },
        store: false,
      },
    ],
    [
      'nulls',
      {
        temperature: null,
        top_p: null,
        n: null,
        stop: null,
        max_tokens: null,
        stream: null,
        logit_bias: null,
        stream_options: null,
        tools: null,
        tool_choice: null,
        response_format: null,
        logprobs: null,
        top_logprobs: null,
      },
    ],
    ['unknown parameters', { conformance_unknown_param: 1, reasoning_effort: 'low' }],
    ['a billion tokens', { max_tokens: 1_000_000_000 }],
    [
      'tools',
      {
        tools: [tool],
        tool_choice: { type: 'function', function: { name: 'get_weather' } },
        parallel_tool_calls: false,
      },
    ],
    ['tools with a mode', { tools: [tool], tool_choice: 'none' }],
    [
      'custom tools',
      { tools: [{ type: 'custom', custom: { name: 'x' } }], tool_choice: { type: 'custom', custom: { name: 'x' } } },
    ],
    ['deprecated functions', { functions: [{ name: 'f', parameters: {} }], function_call: { name: 'f' } }],
    ['stream options on a stream', { stream: true, stream_options: { include_usage: true } }],
    ['logprobs', { logprobs: true, top_logprobs: 20 }],
    [
      'a JSON schema',
      { response_format: { type: 'json_schema', json_schema: { name: 'x', schema: {}, strict: true } } },
    ],
    ['the text format', { response_format: { type: 'text' } }],
    ['prototype keys', JSON.parse('{"__proto__":{"x":1},"metadata":{"__proto__":"a"}}')],
    [
      'every role',
      {
        messages: [
          { role: 'system', content: 's' },
          { role: 'developer', content: [{ type: 'text', text: 'd' }] },
          user,
          { role: 'assistant', content: 'a' },
          { role: 'function', name: 'f', content: null },
          user,
        ],
      },
    ],
    [
      'parts',
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 't' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
              { type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } },
              { type: 'file', file: { file_id: 'f' } },
            ],
          },
        ],
      },
    ],
    [
      'a tool call with null content',
      { messages: [user, { role: 'assistant', content: null, tool_calls: [call] }, reply] },
    ],
    ['a tool call without content', { messages: [user, { role: 'assistant', tool_calls: [call] }, reply, user] }],
    [
      'a tool reply in parts',
      {
        messages: [
          user,
          { role: 'assistant', content: '', tool_calls: [call] },
          { ...reply, content: [{ type: 'text', text: '18 C' }] },
        ],
      },
    ],
    [
      'an answer sent back with vendor keys',
      {
        messages: [
          user,
          {
            role: 'assistant',
            content: null,
            refusal: null,
            reasoning_content: 'r',
            tool_calls: null,
            annotations: [],
          },
          user,
        ],
      },
    ],
  ])('%s', (_name, patch) => {
    expect(() => checkChat({ ...base, ...patch })).not.toThrow();
  });
});

describe('refused', () => {
  test.each<[string, unknown, string | undefined]>([
    ['model', undefined, 'missing_required_parameter'],
    ['model', 7, 'invalid_type'],
    ['model', '', 'empty_string'],
    ['model', null, 'invalid_type'],
    ['messages', undefined, 'missing_required_parameter'],
    ['messages', 'hi', 'invalid_type'],
    ['messages', {}, 'invalid_type'],
    ['messages', [], 'empty_array'],
    ['temperature', 2.5, 'decimal_above_max_value'],
    ['temperature', -0.1, 'decimal_below_min_value'],
    ['temperature', 'hot', 'invalid_type'],
    ['top_p', 1.5, 'decimal_above_max_value'],
    ['presence_penalty', 3, 'decimal_above_max_value'],
    ['frequency_penalty', -3, 'decimal_below_min_value'],
    ['n', 0, 'integer_below_min_value'],
    ['n', 129, 'integer_above_max_value'],
    ['n', 1.5, 'invalid_type'],
    ['max_tokens', 0, 'integer_below_min_value'],
    ['max_tokens', '16', 'invalid_type'],
    ['max_completion_tokens', -1, 'integer_below_min_value'],
    ['stop', 5, 'invalid_type'],
    ['stop', ['a', 'b', 'c', 'd', 'e'], 'array_above_max_length'],
    ['stream', 'yes', 'invalid_type'],
    ['stream_options', { include_usage: true }, 'invalid_parameter_combination'],
    ['seed', 1.5, 'invalid_type'],
    ['logprobs', 1, 'invalid_type'],
    ['top_logprobs', 2, 'invalid_parameter_combination'],
    ['top_logprobs', 21, 'integer_above_max_value'],
    ['tools', {}, 'invalid_type'],
    ['tool_choice', 'required', 'invalid_parameter_combination'],
    ['tool_choice', 'banana', 'invalid_value'],
    ['response_format', 'json', 'invalid_type'],
    ['user', 7, 'invalid_type'],
  ])('%s: %j', (param, value, code) => {
    expect(refusal({ ...base, [param]: value })).toMatchObject({ type: 'invalid_request_error', param, code });
  });

  test.each<[string, object]>([
    ['messages[0].role', { messages: [{ role: 'wizard', content: 'x' }] }],
    ['messages[0].role', { messages: [{ content: 'x' }] }],
    ['messages[1]', { messages: [user, 'x'] }],
    ['messages[0].content', { messages: [{ role: 'user' }] }],
    ['messages[0].content', { messages: [{ role: 'user', content: null }] }],
    ['messages[0].content', { messages: [{ role: 'user', content: [] }] }],
    ['messages[0].content', { messages: [{ role: 'assistant', content: null }] }],
    [
      'messages[0].content[1].type',
      { messages: [{ role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'conformance_unknown' }] }] },
    ],
    [
      'messages[0].content[0].image_url.url',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }] },
    ],
    ['messages[1].tool_call_id', { messages: [user, { role: 'tool', content: 'x' }] }],
    ['messages[1].role', { messages: [user, reply] }],
    ['messages[1].tool_calls', { messages: [user, { role: 'assistant', content: null, tool_calls: [call] }, user] }],
    ['messages[1].tool_calls', { messages: [user, { role: 'assistant', content: null, tool_calls: [call] }] }],
    [
      'messages[0].tool_calls[0].function.arguments',
      { messages: [{ role: 'assistant', tool_calls: [{ ...call, function: { name: 'f', arguments: {} } }] }] },
    ],
    ['max_tokens', { max_tokens: 16, max_completion_tokens: 16 }],
    ['tools[0].function.name', { tools: [{ type: 'function', function: { name: 'bad name!' } }] }],
    ['tools[0].function.parameters', { tools: [{ type: 'function', function: { name: 'f', parameters: [] } }] }],
    ['tools[0].type', { tools: [{ type: 'magic' }] }],
    ['tool_choice', { tools: [tool], tool_choice: { type: 'function', function: { name: 'nope' } } }],
    ['response_format.type', { response_format: { type: 'xml' } }],
    ['response_format.json_schema', { response_format: { type: 'json_schema' } }],
    ['response_format.json_schema.name', { response_format: { type: 'json_schema', json_schema: {} } }],
  ])('%s', (param, patch) => {
    expect(refusal({ ...base, ...patch })).toMatchObject({ type: 'invalid_request_error', param });
    expect(refusal({ ...base, stream: true, ...patch }).param).toBe(param);
  });

  test('the message shows what was seen, shortened', () => {
    const { message } = refusal({ ...base, messages: [{ role: 'x'.repeat(10_000), content: 'y' }] });
    expect(message).toContain("Supported values are: 'system'");
    expect(message.length).toBeLessThan(400);
  });
});
