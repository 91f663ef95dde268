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

/** Sends a chat request and reads all that arrives on the bare socket until it ends, or nothing has come for a while. */
async function seen(directive: string, stream: boolean, quiet = 0): Promise<Seen> {
  const { hostname, port } = new URL(upstream.url);
  const content = `Count from 1 to 5 [[upstream ${directive}]]`;
  const body = JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream });
  const socket = connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  let reset = false;
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => {
    reset = true;
  });
  socket.write(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  const ended = once(socket, 'close').catch(() => undefined);
  const open = quiet > 0 && (await Promise.race([ended.then(() => false), later(quiet)]));
  if (!open) await ended;
  const text = Buffer.concat(pieces).toString();
  const ending = open ? 'open' : reset ? 'reset' : 'closed';
  socket.destroy();
  return { text, ending };
}

const later = (milliseconds: number) => new Promise<true>((resolve) => setTimeout(resolve, milliseconds, true));

const eventsIn = (text: string) => text.match(/^data: /gm)?.length ?? 0;

const messageEnd = '0\r\n\r\n'; // the last chunk of RFC 9112 7.1

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
    for (const one of [begun, part, most]) {
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
      ['headers', 'body', '2', 'finish'].map((point) => seen(`hang=${point} pace=1ms`, true, 150)),
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
    const { text } = await seen('stop=3 pace=0ms', true, 100);
    expect(eventsIn(text)).toBe(3);
    expect(text.endsWith(messageEnd)).toBe(true);
    expect((await seen('stop=finish pace=0ms', true, 100)).text).toMatch(/"stop"[^\n]*\n\n\r\n0\r\n\r\n$/);
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
      ['headers', 'body', '1'].map((point) => seen(`hang=${point}`, false, 150)),
    );
    expect(nothing).toEqual({ text: '', ending: 'open' });
    expect(head).toMatchObject({ ending: 'open', text: expect.stringMatching(/\r\n\r\n$/) });
    expect(half).toMatchObject({ ending: 'open', text: expect.stringMatching(/\{"id":/) });
  });

  it('is half of a document, told as whole', async () => {
    const { text } = await seen('stop=1', false, 100);
    const [, length, body] = /content-length: (\d+)[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
    expect(body?.length).toBe(Number(length));
    expect(() => JSON.parse(body ?? '')).toThrow();
  });

  it('announces more than it has, or less', async () => {
    const long = await seen('length=long', false);
    const short = await seen('length=short', false, 100);
    const measure = (text: string) => {
      const [, length, body] = /content-length: (\d+)[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
      return Number(length) - (body?.length ?? 0);
    };
    expect(long.ending).toBe('closed');
    expect([measure(long.text), measure(short.text)]).toEqual([10, -10]);
  });
});
