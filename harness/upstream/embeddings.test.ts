import { expect, it } from 'vitest';
import { validate } from '../../spec/schemas.ts';
import { embeddings } from './embeddings.ts';
import type { JsonObject } from './json.ts';

interface EmbeddingList {
  readonly data: readonly { readonly index: number; readonly embedding: readonly number[] | string }[];
  readonly usage: { readonly prompt_tokens: number; readonly total_tokens: number };
}

function embed(body: JsonObject): EmbeddingList {
  const reply = embeddings({ model: 'runestone-embed', ...body });
  if (!('body' in reply)) throw new Error('expected one body, saw a stream');
  const schema = body['encoding_format'] === 'base64' ? 'Base64EmbeddingList' : 'EmbeddingList';
  expect(validate(schema, reply.body, 'strict')).toEqual([]);
  return reply.body as EmbeddingList; // the schema has just been checked
}

const vectors = (body: JsonObject) =>
  embed(body).data.map(({ embedding }) => {
    if (typeof embedding !== 'string') return Array.from(embedding);
    const bytes = Buffer.from(embedding, 'base64');
    return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
  });

it('gives one vector of length 1 to each input, in order, the same alone and in a batch', () => {
  const batch = vectors({ input: ['a', 'b', 'c'] });
  expect(embed({ input: ['a', 'b', 'c'] }).data.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(batch[1]).toEqual(vectors({ input: 'b' })[0]);
  expect(batch[0]).not.toEqual(batch[1]);
  for (const vector of batch) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
});

it('gives the same vector as base64', () => {
  expect(vectors({ input: 'hello', encoding_format: 'base64' })).toEqual(vectors({ input: 'hello' }));
});

it('honours dimensions, 16 unless asked', () => {
  expect(vectors({ input: 'a' })[0]).toHaveLength(16);
  expect(vectors({ input: 'a', dimensions: 1536 })[0]).toHaveLength(1536);
});

it('takes tokens for text, and counts both', () => {
  expect(embed({ input: [1212, 318] }).usage).toEqual({ prompt_tokens: 2, total_tokens: 2 });
  expect(embed({ input: [[1], [2, 3]] }).data).toHaveLength(2);
  expect(embed({ input: ['two words', 'one'] }).usage.total_tokens).toBe(3);
});

it.each<[string, JsonObject]>([
  ['input', {}],
  ['input', { input: [] }],
  ['input', { input: '' }],
  ['input', { input: ['a', 1] }],
  ['dimensions', { input: 'a', dimensions: 4 }],
  ['encoding_format', { input: 'a', encoding_format: 'hex' }],
])('refuses %s in %j', (param, body) => {
  expect(() => embed(body)).toThrow(expect.objectContaining({ status: 400, param }));
});

it('refuses a model that makes words', () => {
  const refusal = expect.objectContaining({ status: 404, param: 'model' });
  expect(() => embed({ input: 'a', model: 'runestone-words' })).toThrow(refusal);
});
