import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startUpstream, type Upstream } from './server.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

interface Seen {
  readonly text: string;
  readonly ending: 'reset' | 'closed' | 'open';
}

/** Sends a chat request and reads what arrives on the bare socket until it ends, or a while after enough has come. */
async function seen(directive: string, stream: boolean, enough?: (text: string) => boolean): Promise<Seen> {
  const { hostname, port } = new URL(upstream.url);
  const content = `Count from 1 to 5 [[upstream ${directive}]]`;
  const body = JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream });
  const socket = connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  const arrived = () => Buffer.concat(pieces).toString();
  let reset = false;
  const ended = once(socket, 'close').catch(() => undefined);
  const quiet = new Promise<true>((resolve) => {
    const look = () => {
      if (enough?.(arrived())) setTimeout(resolve, aWhile, true);
    };
    socket.on('connect', look);
    socket.on('data', (piece) => {
      pieces.push(piece);
      look();
    });
  });
  socket.on('error', () => {
    reset = true;
  });
  socket.write(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  const open = await Promise.race([ended.then(() => false), quiet]);
  const ending = open ? 'open' : reset ? 'reset' : 'closed';
  socket.destroy();
  return { text: arrived(), ending };
}

const aWhile = 60; // ms: many times the pace, in which more would come if there were more

const anything = () => true;
const headers = (text: string) => text.includes('\r\n\r\n');

const eventsIn = (text: string) => text.match(/^data: /gm)?.length ?? 0;

const messageEnd = '0\r\n\r\n'; // the last chunk of RFC 9112 7.1
const atEnd = (text: string) => text.endsWith(messageEnd);

describe('a stream', () => {
  it.each([
    ['cut', 'reset'],
    ['end', 'closed'],
  ])('is left by %s where it is asked to be', async (word, ending) => {
    expect(await seen(`${word}=headers`, true)).toEqual({ text: '', ending });
    const begun = await seen(`${word}=body`, true);
    expect(begun.text).toMatch(/^HTTP\/1\.1 200 [\s\S]+\r\n\r\n$/);
    const part = await seen(`${word}=3`, true);
    const most = await seen(`${word}=finish`, true);
    expect([begun, part, most].map(({ text }) => eventsIn(text))).toEqual([0, 3, 7]);
    expect(most.text).toContain('"finish_reason":"stop"');
    const within = await seen(`${word}=3.5`, true);
    expect(within.text.slice(within.text.lastIndexOf('data: '))).not.toContain('\n\n');
    expect([eventsIn(within.text), within.text.endsWith('\n\n')]).toEqual([4, false]);
    for (const one of [begun, part, within, most]) {
      expect(one.ending).toBe(ending);
      expect(one.text).not.toContain('[DONE]');
      expect(one.text.endsWith(messageEnd)).toBe(false);
    }
    await vi.waitFor(() => expect(upstream.requests.at(-1)?.closedAt).toBeDefined());
    expect(upstream.requests.at(-1)?.brokenAt).toBeDefined();
    expect(upstream.requests.at(-1)?.clientLeftAt).toBeUndefined();
  });

  it('falls silent where it is asked to, and stays open', async () => {
    const [nothing, head, part, most] = await Promise.all(
      [
        { point: 'headers', enough: anything },
        { point: 'body', enough: headers },
        { point: '2', enough: (text: string) => eventsIn(text) >= 2 },
        { point: 'finish', enough: (text: string) => eventsIn(text) >= 7 },
      ].map(({ point, enough }) => seen(`hang=${point} pace=1ms`, true, enough)),
    );
    expect(nothing).toEqual({ text: '', ending: 'open' });
    expect([head, part, most].map((one) => [one?.ending, eventsIn(one?.text ?? '')])).toEqual([
      ['open', 0],
      ['open', 2],
      ['open', 7],
    ]);
    await vi.waitFor(() => expect(upstream.requests.at(-1)?.clientLeftAt).toBeDefined());
  });

  it('stops as if all were well', async () => {
    const { text } = await seen('stop=3 pace=0ms', true, atEnd);
    expect(eventsIn(text)).toBe(3);
    expect(text.endsWith(messageEnd)).toBe(true);
    expect((await seen('stop=finish pace=0ms', true, atEnd)).text).toMatch(/"stop"[^\n]*\n\n\r\n0\r\n\r\n$/);
  });
});

describe('a body', () => {
  it.each([
    ['cut', 'reset'],
    ['end', 'closed'],
  ])('is left by %s where it is asked to be', async (word, ending) => {
    expect(await seen(`${word}=headers`, false)).toEqual({ text: '', ending });
    const [head, half, error] = [
      await seen(`${word}=body`, false),
      await seen(`${word}=1`, false),
      await seen(`status=503 ${word}=1`, false),
    ];
    expect([head, half, error].map((one) => one.ending)).toEqual([ending, ending, ending]);
    expect(head.text).toMatch(/content-length: [1-9]\d+[\s\S]*\r\n\r\n$/);
    expect(half.text).toMatch(/\r\n\r\n\{"id":/);
    expect(error.text).toMatch(/^HTTP\/1\.1 503 [\s\S]*\{"error":/);
  });

  it('falls silent, and stays open', async () => {
    const [nothing, head, half] = await Promise.all(
      [
        { point: 'headers', enough: anything },
        { point: 'body', enough: headers },
        { point: '1', enough: (text: string) => text.includes('{"id"') },
      ].map(({ point, enough }) => seen(`hang=${point}`, false, enough)),
    );
    expect(nothing).toEqual({ text: '', ending: 'open' });
    expect(head).toMatchObject({ ending: 'open', text: expect.stringMatching(/\r\n\r\n$/) });
    expect(half).toMatchObject({ ending: 'open', text: expect.stringMatching(/\{"id":/) });
  });

  it('is half of a document, told as whole', async () => {
    const { text } = await seen('stop=1', false, (text) => text.includes('{"id"'));
    const [, length, body] = /content-length: (\d+)[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
    expect(body?.length).toBe(Number(length));
    expect(() => JSON.parse(body ?? '')).toThrow();
  });

  it('announces more than it has, or less', async () => {
    const long = await seen('length=long', false);
    const short = await seen('length=short', false, (text) => text.endsWith('}'));
    const measure = (text: string) => {
      const [, length, body] = /content-length: (\d+)[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
      return Number(length) - (body?.length ?? 0);
    };
    expect(long.ending).toBe('closed');
    expect([measure(long.text), measure(short.text)]).toEqual([10, -10]);
  });
});
