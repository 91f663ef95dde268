import { expect, it } from 'vitest';
import { validate } from '../../spec/schemas.ts';
import { completions } from './completions.ts';
import type { JsonObject } from './json.ts';

interface Completion {
  readonly choices: readonly {
    readonly text: string;
    readonly index: number;
    readonly finish_reason: string | null;
    readonly logprobs: { readonly tokens: readonly string[]; readonly text_offset: readonly number[] } | null;
  }[];
  readonly usage: { readonly completion_tokens: number };
}

const ask = (body: JsonObject) => completions({ model: 'runestone-words', ...body });

function completion(body: JsonObject): Completion {
  const reply = ask(body);
  if (!('body' in reply)) throw new Error('expected one body, saw a stream');
  expect(validate('Completion', reply.body, 'strict')).toEqual([]);
  return reply.body as Completion; // the schema has just been checked
}

it('answers each prompt in turn', () => {
  const { choices } = completion({ prompt: ['Say yes', 'Count from 1 to 3'], n: 2 });
  expect(choices.map(({ index, text }) => [index, text])).toEqual([
    [0, 'yes'],
    [1, 'yes'],
    [2, '1, 2, 3'],
    [3, '1, 2, 3'],
  ]);
});

it('stops at 16 tokens unless told otherwise', () => {
  expect(completion({ prompt: 'Count from 1 to 50' }).choices[0]?.finish_reason).toBe('length');
  expect(completion({ prompt: 'Count from 1 to 50', max_tokens: 50 }).usage.completion_tokens).toBe(50);
  expect(completion({ prompt: 'Count from 1 to 50', max_tokens: null }).usage.completion_tokens).toBe(16);
});

it('echoes the prompt and gives legacy log probabilities', () => {
  const [choice] = completion({ prompt: 'Say OK', echo: true, logprobs: 2, max_tokens: 1 }).choices;
  expect(choice?.text).toBe('Say OKOK');
  expect(choice?.logprobs).toMatchObject({ tokens: ['Say', ' OK', 'OK'], text_offset: [0, 3, 6] });
});

it('streams the same shape', () => {
  const body = { prompt: 'Count from 1 to 3', stream: true, stream_options: { include_usage: true }, logprobs: 0 };
  const reply = ask(body);
  if (!('events' in reply)) throw new Error('expected events, saw one body');
  const data = [...reply.events].map((event) => event.data);
  expect(data.at(-1)).toBe('[DONE]');
  const chunks = data.slice(0, -1).map((line) => JSON.parse(line));
  for (const chunk of chunks) expect(validate('CompletionChunk', chunk, 'strict')).toEqual([]);
  const choices: Completion['choices'] = chunks.flatMap((chunk) => chunk.choices);
  expect(choices.map(({ text }) => text).join('')).toBe('1, 2, 3');
  expect(choices.map(({ finish_reason }) => finish_reason)).toEqual([null, null, null, 'stop']);
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 3 } });
});

it.each<[string, JsonObject]>([
  ['prompt', {}],
  ['prompt', { prompt: { text: 'x' } }],
  ['best_of', { prompt: 'x', n: 3, best_of: 2 }],
  ['logprobs', { prompt: 'x', logprobs: true }],
])('refuses %s in %j', (param, body) => {
  expect(() => ask(body)).toThrow(expect.objectContaining({ status: 400, param }));
});
