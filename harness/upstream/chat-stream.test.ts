import { expect, it } from 'vitest';
import { validate } from '../../spec/schemas.ts';
import { chatCompletion } from './chat.ts';
import type { JsonObject } from './json.ts';

interface Chunk {
  readonly id: string;
  readonly created: number;
  readonly choices: readonly {
    readonly index: number;
    readonly delta: {
      readonly role?: string;
      readonly content?: string | null;
      readonly tool_calls?: readonly JsonObject[];
      readonly function_call?: JsonObject;
    };
    readonly logprobs: { readonly content: readonly { readonly token: string }[] } | null;
    readonly finish_reason: string | null;
  }[];
  readonly usage?: object | null;
}

function chunks(prompt: string, patch: JsonObject = {}): readonly Chunk[] {
  const reply = chatCompletion({
    model: 'runestone-words',
    messages: [{ role: 'user', content: prompt }],
    stream: true,
    ...patch,
  });
  if (!('events' in reply)) throw new Error('expected events, saw one body');
  const data = [...reply.events].map((event) => event.data);
  expect(data.at(-1)).toBe('[DONE]');
  return data.slice(0, -1).map((line) => {
    const chunk: unknown = JSON.parse(line);
    expect(validate('ChatCompletionChunk', chunk, 'strict')).toEqual([]);
    return chunk as Chunk; // the schema has just been checked
  });
}

const first = (list: readonly Chunk[]) => list.flatMap(({ choices }) => choices.slice(0, 1));

it('begins with the role, gives a word a chunk, and ends with an empty delta', () => {
  expect(first(chunks('Repeat exactly: alpha beta')).map(({ delta, finish_reason }) => [delta, finish_reason])).toEqual(
    [
      [{ role: 'assistant', content: '', refusal: null }, null],
      [{ content: 'alpha' }, null],
      [{ content: ' beta' }, null],
      [{}, 'stop'],
    ],
  );
});

it('has one id and one time', () => {
  const list = chunks('Count from 1 to 10');
  expect(new Set(list.map(({ id, created }) => `${id} ${created}`)).size).toBe(1);
});

it('sends usage last and null before it, only when asked', () => {
  const list = chunks('Count from 1 to 4', { stream_options: { include_usage: true } });
  expect(list.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
  expect(list.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 4 } });
  expect(chunks('Count from 1 to 4').some((chunk) => 'usage' in chunk)).toBe(false);
});

it('never shows a beginning of the stop sequence', () => {
  const list = first(chunks('Repeat exactly: alpha beta gamma delta', { stop: ['gamma delta'] }));
  expect(list.map(({ delta }) => delta.content ?? '').join('')).toBe('alpha beta ');
});

it('interleaves choices, their indices first seen in order', () => {
  const order = chunks('Count from 1 to 2', { n: 2 }).map(({ choices }) => choices[0]?.index);
  expect(order).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
});

it('repeats nothing in the continuations of a tool call', () => {
  const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
  const tools = [{ type: 'function', function: { name: 'get_weather', parameters } }];
  const list = first(chunks('Weather in Paris and Rome', { tools }));
  const deltas = list.flatMap(({ delta }) => delta.tool_calls ?? []);
  const begun = deltas.filter((delta) => 'id' in delta);
  expect(begun.map(({ index }) => index)).toEqual([0, 1]);
  for (const delta of begun) {
    expect(delta).toMatchObject({ type: 'function', function: { name: 'get_weather', arguments: '' } });
  }
  const rest = deltas.filter((delta) => !('id' in delta));
  expect(rest.length).toBeGreaterThan(2);
  for (const { index, function: target, ...other } of rest) {
    expect([typeof index, Object.keys(target ?? {}), other]).toEqual(['number', ['arguments'], {}]);
  }
  expect(list.at(-1)?.finish_reason).toBe('tool_calls');
});

it('streams deprecated functions in their own shape', () => {
  const functions = [{ name: 'ping', description: 'ping the host' }];
  const list = first(chunks('Please ping it', { functions }));
  expect(list.map(({ delta }) => delta.function_call).filter(Boolean)).toEqual([
    { name: 'ping', arguments: '' },
    { arguments: '{}' },
  ]);
  expect(list.at(-1)?.finish_reason).toBe('function_call');
});

it('gives each content chunk the log probability of its own token', () => {
  for (const { delta, logprobs } of first(chunks('Count from 1 to 3', { logprobs: true, top_logprobs: 1 }))) {
    if (delta.content) expect(logprobs?.content.map(({ token }) => token)).toEqual([delta.content]);
    else expect(logprobs).toBeNull();
  }
});
