import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { chatBody, startGateway } from '../testing/gateway.ts';
import type { Respond, TestProvider } from '../testing/provider.ts';
import { completion, sendCompletion, startProvider } from '../testing/provider.ts';

let provider: TestProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startProvider();
  gateway = await startGateway(provider.url, { headersTimeoutMs: 300 });
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

const ask = async (respond: Respond, patch: object = {}) => {
  provider.answer(respond);
  const response = await gateway.chat(patch);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const replies =
  (status: number, body: string, headers: Record<string, string> = {}): Respond =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };

describe('towards the provider', () => {
  test('the body goes on byte for byte', async () => {
    provider.answer((response) => sendCompletion(response));
    const body =
      '{ "model":"m1",\n"messages":[{"role":"user","content":"\\u00e9 é"}], "temperature":0, "store":false,"x":null,"n":1.0 }';
    const response = await gateway.fetch('/v1/chat/completions', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(200);
    expect(provider.seen.at(-1)?.body.toString()).toBe(body);
  });

  test('the gateway’s key goes, the client’s credentials and account stay', async () => {
    provider.answer((response) => sendCompletion(response));
    const headers = {
      cookie: 'a=b',
      'openai-organization': 'org-x',
      'x-stainless-lang': 'js',
      'x-secret': 's',
      te: 'trailers',
    };
    await gateway.chat({}, { headers });
    const sent = provider.seen.at(-1)?.headers ?? {};
    expect(sent.authorization).toBe('Bearer sk-provider-secret-0123456789');
    expect(sent['accept-encoding']).toBe('identity');
    expect(sent['x-stainless-lang']).toBe('js');
    for (const name of ['cookie', 'openai-organization', 'x-secret', 'te', 'transfer-encoding'])
      expect(sent).not.toHaveProperty(name);
  });

  test.each([{ messages: [] }, { temperature: 9 }, { model: 'nope' }, { model: 'nope', stream: true }])(
    'a refused request never arrives: %j',
    async (patch) => {
      const before = provider.seen.length;
      expect((await gateway.chat(patch)).status).toBeGreaterThanOrEqual(400);
      expect(provider.seen).toHaveLength(before);
    },
  );
});

test('a JSON answer comes back byte for byte', async () => {
  const body = `\n${JSON.stringify({ ...completion, vendor: { é: null } }, null, 2)}\n`;
  const { status, text, headers } = await ask(replies(200, body, { 'x-vendor': '1', 'openai-processing-ms': '7' }));
  expect(status).toBe(200);
  expect(text).toBe(body);
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
  expect(headers.get('openai-processing-ms')).toBe('7');
  expect(headers.get('x-vendor')).toBeNull();
});

test('a large answer is passed on as it comes', async () => {
  const body = JSON.stringify({
    object: 'list',
    data: [{ embedding: 'x'.repeat(3_000_000) }],
    usage: { total_tokens: 4 },
  });
  provider.answer(replies(200, body));
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"model":"m1","input":"x"}' };
  const response = await gateway.fetch('/v1/embeddings', init);
  expect(response.headers.get('content-length')).toBeNull();
  expect(await response.text()).toBe(body);
});

describe('the provider’s errors', () => {
  const envelope = (message: string) =>
    JSON.stringify({
      error: { message, type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' },
    });

  test('an envelope keeps status, message, type, param and code', async () => {
    const { status, text } = await ask(replies(400, envelope('too long')));
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual(JSON.parse(envelope('too long')));
  });

  test.each([
    [404, 404],
    [422, 422],
    [500, 500],
    [503, 503],
    [529, 503],
    [520, 502],
    [302, 502],
    [202, 502],
  ])('HTML with status %d becomes an envelope with status %d', async (given, expected) => {
    const { status, text } = await ask(
      replies(given, '<html>nginx at 10.0.0.7</html>', { 'content-type': 'text/html' }),
    );
    expect(status).toBe(expected);
    expect(Object.keys(JSON.parse(text).error)).toEqual(['message', 'type', 'param', 'code']);
    expect(text).not.toMatch(/html|nginx|10\.0/);
  });

  test.each([401, 403])('a %d to our own key is a 502', async (given) => {
    const { status, text } = await ask(replies(given, envelope('bad key sk-provider-secret-0123456789')));
    expect(status).toBe(502);
    expect(JSON.parse(text).error).toMatchObject({ type: 'api_error', code: 'upstream_authentication' });
    expect(text).not.toContain('sk-provider');
  });

  test.each([
    ['7', '7'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['1m0s', null],
    ['-1', null],
  ])('retry-after "%s" of a 429 arrives as %s beside the tenant’s own limits', async (given, kept) => {
    const { status, headers } = await ask(
      replies(429, envelope('slow'), { 'retry-after': given, 'x-ratelimit-limit-requests': '1' }),
    );
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe(kept);
    expect(headers.get('x-ratelimit-limit-requests')).toBe('1000');
  });

  test('keys, addresses and stack traces do not leak', async () => {
    const leak = `proxy http://10.1.2.3:80/x db.internal ${provider.url} sk-provider-secret-0123456789`;
    expect((await ask(replies(400, envelope(leak)))).text).not.toMatch(/10\.1|internal|127\.0|sk-p/);
    const trace = await ask(replies(500, envelope('Traceback (most recent call last): File "/srv/app.py", line 3')));
    expect(trace.text).not.toMatch(/Traceback|srv/);
  });
});

describe('answers that are none', () => {
  test.each<[string, number, Respond]>([
    ['an error in a 200', 502, replies(200, '{"error":{"message":"overloaded"}}')],
    ['HTML in a 200', 502, replies(200, '<html>', { 'content-type': 'text/html' })],
    ['an empty 200', 502, replies(200, '')],
    ['half a document', 502, replies(200, '{"choices":[{"message":{"content":"abc')],
    [
      'an event stream nobody asked for',
      502,
      replies(200, 'data: [DONE]\n\n', { 'content-type': 'text/event-stream' }),
    ],
    ['a reset before the head', 502, (response) => void response.socket?.resetAndDestroy()],
    [
      'a reset in the body',
      502,
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"choices":', () => response.socket?.resetAndDestroy());
      },
    ],
    ['silence', 504, () => {}],
  ])('%s is a %d in the envelope', async (_name, expected, respond) => {
    const { status, text } = await ask(respond);
    expect(status).toBe(expected);
    expect(Object.keys(JSON.parse(text).error)).toEqual(['message', 'type', 'param', 'code']);
  });

  test('a refused connection is a 502', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo; // a TCP server's address is never a string
    await new Promise((resolve) => closed.close(resolve));
    const url = `http://127.0.0.1:${port}/v1`;
    const lonely = await startGateway(url, { providers: [{ name: 'gone', url, models: ['m1'] }] });
    const response = await lonely.chat();
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('127.0.0.1');
    await lonely.close();
  });
});

test('parallel answers are never mixed up', async () => {
  provider.answer((response, { body }) => {
    const [{ content }] = JSON.parse(body.toString()).messages;
    setTimeout(
      () => replies(200, JSON.stringify({ choices: [], echo: content }))(response, provider.seen[0] ?? never()),
      Math.random() * 20,
    );
  });
  const never = (): never => {
    throw new Error('no request was seen');
  };
  const nonces = Array.from({ length: 40 }, (_, index) => `nonce-${index}`);
  const echoes = await Promise.all(
    nonces.map(async (nonce) => {
      const response = await gateway.chat({ ...chatBody, messages: [{ role: 'user', content: nonce }] });
      return JSON.parse(await response.text()).echo;
    }),
  );
  expect(echoes).toEqual(nonces);
});
