import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { contract, type SchemaName } from './document.ts';
import { validate } from './schemas.ts';

const names = Object.keys(contract.components.schemas) as SchemaName[];

const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1764000000,
  model: 'aurora-1',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'Hi.', refusal: null }, logprobs: null, finish_reason: 'stop' },
  ],
};

const chunk = (choice: object) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1764000000,
  model: 'aurora-1',
  choices: [{ index: 0, finish_reason: null, ...choice }],
});

const request = (rest: object) => ({ model: 'aurora-1', messages: [{ role: 'user', content: 'Hi' }], ...rest });

describe('validate', () => {
  it('accepts a completion and any further property', () => {
    expect(validate('ChatCompletion', { ...completion, provider: 'north' }, 'strict')).toEqual([]);
  });

  it('gives one problem for one wrong field', () => {
    expect(validate('ChatCompletion', { ...completion, created: 1.5 }, 'compat')).toEqual([
      { path: '/created', expected: 'an integer', actual: 1.5 },
    ]);
    expect(validate('ChatCompletion', { ...completion, usage: 7 }, 'strict')).toEqual([
      { path: '/usage', expected: 'an object or null', actual: 7 },
    ]);
  });

  it('names a missing property by its own place', () => {
    const { model: _, ...rest } = completion;
    expect(validate('ChatCompletion', rest, 'compat')).toEqual([
      { path: '/model', expected: 'a string', actual: undefined },
    ]);
  });

  it('names everything that is wrong, not the first', () => {
    const problems = validate('ChatCompletion', { ...completion, id: 5, object: 'completion', model: null }, 'compat');
    expect(problems.map(({ path }) => path).sort()).toEqual(['/id', '/model', '/object']);
  });

  it('refuses what is not an object', () => {
    for (const value of [null, 'x', 5, [], true]) {
      expect(validate('Model', value, 'compat')).toEqual([{ path: '', expected: 'an object', actual: value }]);
    }
  });

  it('escapes names in paths', () => {
    expect(validate('Metadata', { 'a/b~c': 1 }, 'compat')).toEqual([
      { path: '/a~1b~0c', expected: 'a string', actual: 1 },
    ]);
  });
});

describe('the profiles', () => {
  it('call a breach of strict alone soft in compat and hard in strict', () => {
    const bare = { error: { message: 'No.' } };
    const expected = [
      { path: '/error/code', expected: 'a string or null', actual: undefined },
      { path: '/error/param', expected: 'a string or null', actual: undefined },
      { path: '/error/type', expected: 'a string', actual: undefined },
    ];
    const sorted = (profile: 'compat' | 'strict') =>
      validate('ErrorResponse', bare, profile).toSorted((a, b) => a.path.localeCompare(b.path));
    expect(sorted('strict')).toEqual(expected);
    expect(sorted('compat')).toEqual(expected.map((one) => ({ ...one, soft: true })));
  });

  it('keep what both refuse hard', () => {
    expect(validate('ErrorResponse', { error: 'No.' }, 'compat')).toEqual([
      { path: '/error', expected: 'an object', actual: 'No.' },
    ]);
    expect(
      validate('ErrorResponse', { error: { message: 'No.', type: 5, param: null, code: null } }, 'compat'),
    ).toEqual([{ path: '/error/type', expected: 'a string or null', actual: 5 }]);
  });

  it.each([
    ['tool_calls null', { tool_calls: null }, '/choices/0/message/tool_calls'],
    ['annotations null', { annotations: null }, '/choices/0/message/annotations'],
    ['function_call null', { function_call: null }, '/choices/0/message/function_call'],
  ])('take %s for soft', (_, rest, path) => {
    const [choice] = completion.choices;
    const value = { ...completion, choices: [{ ...choice, message: { ...choice?.message, ...rest } }] };
    expect(validate('ChatCompletion', value, 'compat')).toMatchObject([{ path, soft: true }]);
    expect(validate('ChatCompletion', value, 'strict')).toHaveLength(1);
  });

  it('take a service tier of a gateway’s own for soft', () => {
    expect(validate('ChatCompletion', { ...completion, service_tier: 'on_demand' }, 'compat')).toMatchObject([
      { path: '/service_tier', soft: true },
    ]);
  });

  it('differ about a chunk without finish_reason', () => {
    const { choices, ...rest } = chunk({ delta: {} });
    const value = { ...rest, choices: [{ index: choices[0]?.index, delta: {} }] };
    expect(validate('ChatCompletionChunk', value, 'compat')).toEqual([
      expect.objectContaining({ path: '/choices/0/finish_reason', soft: true }),
    ]);
    expect(validate('ChatCompletionChunk', value, 'strict')).toHaveLength(1);
  });
});

describe('chunks', () => {
  it.each([
    ['a role', { delta: { role: 'assistant', content: '' } }],
    ['an end', { delta: {}, finish_reason: 'stop' }],
    ['a piece of a tool call', { delta: { tool_calls: [{ index: 0, function: { arguments: '{' } }] } }],
    ['a custom tool call', { delta: { tool_calls: [{ index: 0, id: 'c', type: 'custom', custom: { name: 'f' } }] } }],
  ])('may carry %s', (_, choice) => {
    expect(validate('ChatCompletionChunk', chunk(choice), 'strict')).toEqual([]);
  });

  it.each([
    ['an empty finish_reason', { delta: {}, finish_reason: '' }, '/choices/0/finish_reason'],
    ['an unknown finish_reason', { delta: {}, finish_reason: 'eos' }, '/choices/0/finish_reason'],
    ['no delta', {}, '/choices/0/delta'],
    ['an empty role', { delta: { role: '' } }, '/choices/0/delta/role'],
    ['a tool call without index', { delta: { tool_calls: [{}] } }, '/choices/0/delta/tool_calls/0/index'],
    [
      'arguments that are an object',
      { delta: { tool_calls: [{ index: 0, function: { arguments: {} } }] } },
      '/choices/0/delta/tool_calls/0/function/arguments',
    ],
  ])('may not carry %s', (_, choice, path) => {
    const problems = validate('ChatCompletionChunk', chunk(choice), 'compat');
    expect(problems.filter(({ soft }) => soft !== true).map((one) => one.path)).toEqual([path]);
  });
});

describe('a union', () => {
  it.each([
    ['an unknown role', { messages: [{ role: 'usr', content: 'Hi' }] }, '/messages/0/role'],
    ['no role', { messages: [{ content: 'Hi' }] }, '/messages/0/role'],
    ['no content', { messages: [{ role: 'user' }] }, '/messages/0/content'],
    ['content that is a number', { messages: [{ role: 'user', content: 5 }] }, '/messages/0/content'],
    [
      'an image without a URL',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }] },
      '/messages/0/content/0/image_url/url',
    ],
    ['five stops', { stop: ['a', 'b', 'c', 'd', 'e'] }, '/stop'],
    ['an unknown word', { tool_choice: 'always' }, '/tool_choice'],
    ['a tool without a name', { tools: [{ type: 'function', function: {} }] }, '/tools/0/function/name'],
    ['a format without its schema', { response_format: { type: 'json_schema' } }, '/response_format/json_schema'],
    ['a property that is closed out', { audio: { format: 'wav', voice: { id: 'v', rate: 2 } } }, '/audio/voice/rate'],
  ])('gives one problem for %s', (_, rest, path) => {
    expect(validate('ChatCompletionRequest', request(rest), 'compat').map((one) => one.path)).toEqual([path]);
  });

  it.each([
    ['texts', ['a', 'b'], []],
    ['tokens', [1, 2], []],
    ['lists of tokens', [[1], [2]], []],
    ['a mixture', ['a', 1], ['/input/1']],
    ['truth values', [true], ['/input/0']],
    ['nothing', [], ['/input']],
  ])('of lists looks at the first item: %s', (_, input, paths) => {
    expect(validate('EmbeddingRequest', { model: 'm', input }, 'strict').map(({ path }) => path)).toEqual(paths);
  });
});

describe('the validator', () => {
  it('compiles every schema', () => {
    for (const name of names) expect(() => validate(name, {}, 'compat'), name).not.toThrow();
  });

  it('is loaded by the first validation, not before', () => {
    const script = `
      import { validate } from ${JSON.stringify(new URL('schemas.ts', import.meta.url).href)};
      import { createRequire } from 'node:module';
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('ajv'));
      const before = loaded();
      validate('Model', {}, 'compat');
      console.log(before, loaded());`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('false true');
  });
});
