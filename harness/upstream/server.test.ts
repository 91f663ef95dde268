import { once } from 'node:events';
import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validate } from '../../spec/schemas.ts';
import { secretFingerprint } from './credentials.ts';
import type { ErrorEnvelope } from './errors.ts';
import type { Model } from './models.ts';
import { startUpstream, type Upstream } from './server.ts';

const chat = { model: 'runestone-words', messages: [{ role: 'user', content: 'Say OK' }] };

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const post = (path: string, body: string | object, headers: Record<string, string> = {}) =>
  fetch(`${upstream.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** Sends bytes as they are and reads until the server closes. */
async function raw(bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(upstream.url);
  const socket = connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(pieces).toString();
}

describe('models', () => {
  it('lists them, and each under its encoded id', async () => {
    const list = (await (await fetch(`${upstream.url}/models`)).json()) as { data: readonly Model[] };
    expect(validate('ModelList', list, 'strict')).toEqual([]);
    const ids = list.data.map(({ id }) => id);
    expect(ids).toEqual(['runestone-words', 'runestone-words-2', 'runestone/words:latest', 'runestone-embed']);
    for (const id of ids) {
      const model = await fetch(`${upstream.url}/models/${encodeURIComponent(id)}`);
      expect(await model.json()).toEqual(list.data.find((each) => each.id === id));
    }
  });

  it('knows no other, and takes no harm from odd ids', async () => {
    for (const id of ['nope', '..%2f..%2fetc%2fpasswd', '%', '%27%20OR%201%3D1']) {
      const response = await fetch(`${upstream.url}/models/${id}`);
      expect(response.status).toBe(404);
      expect(validate('ErrorResponse', await response.json(), 'strict')).toEqual([]);
    }
  });

  it('is well, for routers that ask before they pass anything on', async () => {
    expect((await fetch(new URL('/health', upstream.url))).status).toBe(200);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${upstream.url}/models`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('every answer', () => {
  it('carries its own request id and its exact length', async () => {
    const [one, other] = [await post('/chat/completions', chat), await post('/chat/completions', '{')];
    expect(one.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]+$/);
    expect(other.headers.get('x-request-id')).not.toBe(one.headers.get('x-request-id'));
    expect(one.headers.get('openai-processing-ms')).toMatch(/^\d+$/);
    expect(Number(one.headers.get('content-length'))).toBe((await one.arrayBuffer()).byteLength);
  });

  it('is a stream by the body alone, whatever is accepted', async () => {
    const response = await post('/chat/completions', { ...chat, stream: true }, { accept: 'application/json' });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toMatch(/^(data: .+\n\n)+$/);
  });

  it('leaves the connection usable, after an error and after a stream', async () => {
    const agent = new Agent({ connections: 1, pipelining: 1 });
    let connections = 0;
    agent.on('connect', () => {
      connections += 1;
    });
    const bodies = [chat, { ...chat, model: 'nope' }, { ...chat, stream: true }, chat];
    for (const body of bodies) {
      const { body: answer } = await request(`${upstream.url}/chat/completions`, {
        dispatcher: agent,
        method: 'POST',
        body: JSON.stringify(body),
      });
      await answer.dump();
    }
    await agent.close();
    expect(connections).toBe(1);
  });

  it('reaches a client of HTTP/1.0, streamed and unchunked', async () => {
    const body = JSON.stringify({ ...chat, stream: true });
    const answer = await raw(`POST /v1/chat/completions HTTP/1.0\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    expect(answer).toMatch(/\r\n\r\n(data: .+\n\n)+$/);
  });
});

describe('what is refused', () => {
  const refused = async (response: Response) => {
    const envelope = (await response.json()) as ErrorEnvelope;
    expect(validate('ErrorResponse', envelope, 'strict')).toEqual([]);
    return { status: response.status, ...envelope.error };
  };

  it.each(['{', '[]', '"x"', '1', 'null', ''])('the body %j', async (body) => {
    expect(await refused(await post('/chat/completions', body))).toMatchObject({ status: 400, param: null });
    expect(upstream.requests.at(-1)?.text).toBe(body);
  });

  it('bytes that are not UTF-8, and a coding it does not know', async () => {
    const bytes = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
    const broken = await fetch(`${upstream.url}/chat/completions`, { method: 'POST', body: bytes });
    expect((await refused(broken)).status).toBe(400);
    expect((await refused(await post('/chat/completions', chat, { 'content-encoding': 'gzip' }))).status).toBe(415);
  });

  it('a body beyond 16 MiB, declared or not', async () => {
    const padded = `${' '.repeat(16 * 1024 * 1024)}${JSON.stringify(chat)}`;
    expect((await refused(await post('/chat/completions', padded))).status).toBe(413);
    const chunks = new Blob([padded]).stream();
    const init = { method: 'POST', body: chunks, duplex: 'half' } as const;
    expect((await refused(await fetch(`${upstream.url}/chat/completions`, init))).status).toBe(413);
  });

  it('unknown paths and wrong methods', async () => {
    expect(await refused(await post('/no_such_endpoint', {}))).toMatchObject({ status: 404, code: 'unknown_url' });
    const wrong = await fetch(`${upstream.url}/chat/completions`, { method: 'PUT' });
    expect(wrong.headers.get('allow')).toBe('POST');
    expect((await refused(wrong)).status).toBe(405);
    expect((await refused(await post('/models', {}))).status).toBe(405);
  });

  it('what is not HTTP, and a header beyond all measure', async () => {
    expect(await raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*\{"error":/);
    const header = `GET /v1/models HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(64 * 1024)}\r\n\r\n`;
    expect(await raw(header)).toMatch(/^HTTP\/1\.1 431 [\s\S]*\{"error":/);
  });

  it('nesting that is too deep for nobody', async () => {
    const deep = `{"model":"runestone-words","messages":[],"metadata":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect((await refused(await post('/chat/completions', deep))).status).toBe(400);
    expect((await post('/chat/completions', chat)).status).toBe(200);
  });
});

describe('with a key', () => {
  it('refuses every request without it, before the body is looked at', async () => {
    const guarded = await startUpstream({ apiKey: 'sk-upstream-0123456789' });
    const send = (authorization?: string) =>
      fetch(`${guarded.url}/chat/completions`, {
        method: 'POST',
        body: '{',
        headers: authorization === undefined ? {} : { authorization },
      });
    for (const bad of [
      undefined,
      'Basic x',
      'Bearer wrong',
      'Bearer',
      'sk-upstream-0123456789',
      'Bearer sk-UPSTREAM-0123456789',
    ]) {
      const response = await send(bad);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
      expect(validate('ErrorResponse', await response.json(), 'strict')).toEqual([]);
    }
    expect((await send('bearer sk-upstream-0123456789')).status).toBe(400);
    expect(guarded.requests.at(-1)?.headers).toContainEqual([
      'authorization',
      `bearer ${secretFingerprint('sk-upstream-0123456789')}`,
    ]);
    await guarded.close();
  });
});

describe('the log', () => {
  it('holds what was asked and when it was answered', async () => {
    await (await post('/chat/completions?api-version=1', { ...chat, stream: true })).text();
    const last = upstream.requests.at(-1);
    expect(last).toMatchObject({ method: 'POST', path: '/v1/chat/completions?api-version=1', status: 200 });
    expect(last?.text).toBe(JSON.stringify({ ...chat, stream: true }));
    const times = [last?.receivedAt, last?.headersAt, ...(last?.stamps ?? []).filter((_, at) => at % 2 === 1)];
    expect(times).toHaveLength(2 + 4);
    expect(times).toEqual(times.toSorted((one, other) => Number(one) - Number(other)));
    expect(last?.clientLeftAt).toBeUndefined();
  });
});
