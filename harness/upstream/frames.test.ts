import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSse, type SseStream } from '../gateway/sse.ts';
import { startUpstream, type Upstream } from './server.ts';
import { chatBody, chunksOf, posted } from './wire.test-data.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const said = 'Repeat: 漢字 "🎉" line\n\\u slash';
const body = (directive: string) => chatBody(`pace=0ms ${directive}`, { stream: true }, said);

interface Streamed {
  readonly chunks: readonly Buffer[];
  readonly sse: SseStream;
}

const read = (bytes: Uint8Array) => readSse([{ at: 0, bytes }]);

const textOf = ({ blocks }: SseStream): string =>
  blocks
    .flatMap(({ data }) => (data === null || data === '[DONE]' ? [] : [JSON.parse(data)]))
    .map((chunk) => chunk.choices[0]?.delta?.content ?? '')
    .join('');

async function streamed(directive: string): Promise<Streamed> {
  const chunks = await chunksOf(upstream.url, body(directive));
  const sse = read(Buffer.concat(chunks));
  return { chunks, sse };
}

const plain = '漢字 "🎉" line\n\\u slash';
const events = 8; // the role, five words, the finish, the sentinel

describe('every frame', () => {
  const frames = ['crlf', 'cr', 'no-space', 'multi-line', 'comments', 'events', 'bytes', 'joined'];
  it.each([...frames, 'split-utf8', 'split-escape', 'crlf,no-space,multi-line,comments,events,joined'])(
    'carries the same events: %s',
    async (frame) => {
      const { sse } = await streamed(`frame=${frame}`);
      expect(textOf(sse)).toBe(plain);
      expect(sse.validUtf8).toBe(true);
      const data = sse.blocks.flatMap((block) => block.data ?? []);
      expect(data).toHaveLength(events);
      expect(data.at(-1)).toBe('[DONE]');
    },
  );
});

describe('a frame', () => {
  it('ends its lines as asked', async () => {
    for (const ending of ['crlf', 'cr'] as const) {
      expect((await streamed(`frame=${ending}`)).sse.lineEndings).toEqual([ending]);
    }
  });

  it('writes what the standard ignores', async () => {
    const { sse } = await streamed('frame=comments,events,multi-line,no-space');
    expect(sse.blocks.filter(({ data }) => data === null)).toHaveLength(events);
    const [first, second] = sse.blocks.filter(({ data }) => data !== null);
    expect(first).toMatchObject({ event: 'message', id: '0', retry: '3000' });
    expect(second).toMatchObject({ event: 'message', id: '1', retry: null });
    expect(first?.dataLines).toBeGreaterThan(5);
  });

  it('puts every byte in a write of its own, or many events in one', async () => {
    const single = await streamed('frame=bytes');
    expect(single.chunks.every(({ length }) => length === 1)).toBe(true);
    expect((await streamed('frame=joined')).chunks).toHaveLength(Math.ceil(events / 8));
  });

  it('ends writes inside characters, and inside escapes', async () => {
    const utf8 = await streamed('frame=split-utf8');
    const broken = utf8.chunks.filter((chunk) => chunk.toString().includes('\ufffd'));
    expect(broken.length).toBe(5); // three pieces of two characters in one event, two of the other
    const escapes = await streamed('frame=split-escape');
    const joined = Buffer.concat(escapes.chunks).toString();
    expect(joined).toContain('\\u6f22\\u5b57');
    expect(escapes.chunks.some((chunk) => /\\u[0-9a-f]$/.test(chunk.toString()))).toBe(true);
    expect(escapes.chunks.some((chunk) => /\\$/.test(chunk.toString()))).toBe(true);
  });
});

it('ends reads of a body inside characters', async () => {
  const { bytes, reads } = await posted(upstream.url, chatBody('frame=split-utf8', {}, said));
  expect(JSON.parse(bytes.toString()).choices[0].message.content).toBe(plain);
  expect(reads.some((read) => read.toString().includes('\ufffd'))).toBe(true);
});

it('compresses a body and a stream, each event readable as it comes', async () => {
  const whole = await posted(upstream.url, chatBody('encoding=gzip', {}, said));
  expect(whole.headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(whole.bytes).toString()).choices[0].message.content).toBe(plain);
  const stream = await posted(upstream.url, body('encoding=gzip'));
  expect(textOf(read(gunzipSync(stream.bytes)))).toBe(plain);
});

it('writes one event of a mebibyte', async () => {
  const { sse } = await streamed('pad=1048576');
  expect(textOf(sse)).toBe('x'.repeat(1_048_576) + plain);
  expect(Math.max(...sse.blocks.map(({ longestLine }) => longestLine))).toBeGreaterThan(1_048_576);
});

it('sends garbage among good events, or instead of a body', async () => {
  const { sse } = await streamed('garbage=2');
  const good = sse.blocks.map(({ data }) => data === '[DONE]' || isJson(data ?? ''));
  expect(good).toEqual([true, true, false, ...Array(events - 3).fill(true)]);
  const { status, bytes } = await posted(upstream.url, chatBody('garbage=0'));
  expect([status, isJson(bytes.toString())]).toEqual([200, false]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('an error under 200', () => {
  it('is the whole body', async () => {
    for (const stream of [false, true]) {
      const { status, headers, bytes } = await posted(upstream.url, chatBody('error=body secret=s-1', { stream }));
      expect([status, headers['content-type']]).toEqual([200, 'application/json']);
      expect(JSON.parse(bytes.toString()).error.message).toContain('s-1');
    }
  });

  it.each([0, 3])('is the event after %i, and the last', async (after) => {
    const { sse } = await streamed(`error=${after}`);
    expect(sse.blocks).toHaveLength(after + 1);
    expect(JSON.parse(sse.blocks.at(-1)?.data ?? '')).toMatchObject({ error: { type: 'server_error' } });
  });

  it('is a numbered event of its name where events have names', async () => {
    const answer = await fetch(`${upstream.url}/responses`, {
      method: 'POST',
      body: JSON.stringify({ model: 'runestone-words', input: 'Say OK [[upstream error=3]]', stream: true }),
    });
    const last = (await answer.text()).trim().split('\n\n').at(-1) ?? '';
    expect(last).toMatch(/^event: error\ndata: \{"type":"error"/);
    expect(JSON.parse(last.split('data: ')[1] ?? '')).toMatchObject({ sequence_number: 3, param: null });
  });
});
