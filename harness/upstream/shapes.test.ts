import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSse } from '../gateway/sse.ts';
import { startUpstream, type Upstream } from './server.ts';
import { chatBody, chunksOf, posted } from './wire.test-data.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

interface Chunk {
  readonly created: number;
  readonly model: string;
  readonly usage?: object | null;
  readonly choices?: readonly {
    readonly finish_reason: string | null;
    readonly delta: {
      readonly content?: string;
      readonly refusal?: string;
      readonly tool_calls?: readonly { readonly index: number }[];
    };
  }[];
}

interface Streamed {
  readonly chunks: readonly Chunk[];
  readonly sentinels: number;
}

async function streamed(shape: string, more: object = {}): Promise<Streamed> {
  const bytes = Buffer.concat(
    await chunksOf(upstream.url, chatBody(`shape=${shape} pace=0ms`, { stream: true, ...more })),
  );
  const data = readSse([{ at: 0, bytes }]).blocks.map((block) => block.data ?? '');
  const chunks = data.filter((each) => each !== '[DONE]').map((each): Chunk => JSON.parse(each));
  return { chunks, sentinels: data.length - chunks.length };
}

const asked = { stream_options: { include_usage: true } };

const withUsage = (chunks: readonly Chunk[]) =>
  chunks.flatMap(({ usage }, index) => (usage === undefined || usage === null ? [] : [index]));

describe('choices', () => {
  it('are empty in a chunk before the first', async () => {
    const { chunks } = await streamed('empty-choices');
    expect(chunks.map(({ choices }) => choices?.length)).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('are absent in a chunk before the first, and in that of the usage', async () => {
    const { chunks } = await streamed('no-choices', asked);
    expect(chunks.map(({ choices }) => choices?.length)).toEqual([undefined, 1, 1, 1, 1, 1, 1, 1, undefined]);
  });
});

describe('usage', () => {
  it('is in every chunk, in none, on the finish, or late although nobody asked', async () => {
    const [everywhere, nowhere, finish, late] = await Promise.all(
      ['usage-everywhere', 'usage-nowhere', 'usage-finish', 'usage-late'].map((shape) => streamed(shape)),
    );
    expect(withUsage(everywhere?.chunks ?? [])).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(withUsage(nowhere?.chunks ?? [])).toEqual([]);
    expect(withUsage(finish?.chunks ?? [])).toEqual([6]);
    expect(withUsage(late?.chunks ?? [])).toEqual([7]);
  });

  it('is told once where it was asked for, unless it is nowhere', async () => {
    expect(withUsage((await streamed('usage-late', asked)).chunks)).toEqual([7]);
    expect(withUsage((await streamed('usage-finish', asked)).chunks)).toEqual([6]);
    expect((await streamed('usage-nowhere', asked)).chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });
});

it('gives the last word together with the finish', async () => {
  const { chunks } = await streamed('last-word');
  expect(chunks.map(({ choices }) => choices?.[0]?.delta.content)).toEqual(['', '1,', ' 2,', ' 3,', ' 4,', ' 5']);
  expect(chunks.at(-1)?.choices?.[0]?.finish_reason).toBe('stop');
});

it('counts tool calls from 1', async () => {
  const tool = { type: 'function', function: { name: 'count', parameters: { type: 'object', properties: {} } } };
  const { chunks } = await streamed('tool-index-1', { tools: [tool], tool_choice: 'required' });
  const indices = chunks.flatMap(({ choices }) => choices?.[0]?.delta.tool_calls?.map(({ index }) => index) ?? []);
  expect(new Set(indices)).toEqual(new Set([1]));
});

it('names another model, another reason, a broken second, and ends twice', async () => {
  const { chunks, sentinels } = await streamed('other-model,finish-error,float-created,done-twice');
  expect(sentinels).toBe(2);
  expect(chunks.at(-1)?.choices?.[0]?.finish_reason).toBe('error');
  for (const { model, created } of chunks) {
    expect(model).toBe('runestone-words-2026-01-01');
    expect(Number.isInteger(created)).toBe(false);
  }
});

describe('a body', () => {
  const body = async (directive: string) =>
    JSON.parse((await posted(upstream.url, chatBody(directive))).bytes.toString());

  it('has the same shapes', async () => {
    expect(await body('shape=no-choices,usage-nowhere')).not.toHaveProperty('choices');
    expect(await body('shape=empty-choices,float-created')).toMatchObject({ choices: [] });
    expect(await body('shape=finish-error,other-model')).toMatchObject({ choices: [{ finish_reason: 'error' }] });
    expect(await body('shape=usage-nowhere')).not.toHaveProperty('usage');
  });

  it('is as large as asked', async () => {
    expect((await body('pad=70000')).choices[0].message.content).toBe(`${'x'.repeat(70_000)}1, 2, 3, 4, 5`);
  });
});

describe('an answer that was not to be', () => {
  it('ends by the filter, whole or streamed', async () => {
    const { chunks } = await streamed('filtered');
    expect(chunks.flatMap(({ choices }) => choices?.map((choice) => choice.finish_reason)).at(-1)).toBe(
      'content_filter',
    );
    const whole = JSON.parse((await posted(upstream.url, chatBody('shape=filtered'))).bytes.toString());
    expect(whole.choices[0].finish_reason).toBe('content_filter');
  });

  it('has its words as a refusal', async () => {
    const { chunks } = await streamed('refused');
    const deltas = chunks.flatMap(({ choices }) => choices?.map(({ delta }) => delta) ?? []);
    expect(deltas.map(({ content }) => content ?? '').join('')).toBe('');
    expect(deltas.map(({ refusal }) => refusal ?? '').join('')).not.toBe('');
    const whole = JSON.parse((await posted(upstream.url, chatBody('shape=refused'))).bytes.toString());
    expect(whole.choices[0].message).toMatchObject({ content: null, refusal: expect.stringMatching(/./) });
  });
});

it('begins with blanks, whole or streamed', async () => {
  const { chunks } = await streamed('indented');
  const text = chunks.flatMap(({ choices }) => choices?.map(({ delta }) => delta.content ?? '') ?? []).join('');
  const whole = JSON.parse((await posted(upstream.url, chatBody('shape=indented'))).bytes.toString());
  expect([text, whole.choices[0].message.content]).toEqual(['    1, 2, 3, 4, 5', '    1, 2, 3, 4, 5']);
});
