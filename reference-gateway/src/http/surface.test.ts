import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { chatBody, startGateway, testKeys } from '../testing/gateway.ts';
import type { TestProvider } from '../testing/provider.ts';
import { startProvider } from '../testing/provider.ts';
import { exchangeRaw } from '../testing/raw.ts';
import type { ErrorBody } from './api-error.ts';

let provider: TestProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startProvider(['m1', 'org/m:2']);
  gateway = await startGateway(provider.url);
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

async function errorOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/json');
  const { error } = (await response.json()) as { error: ErrorBody }; // checked on the next line
  expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code']);
  return error;
}

describe('routes', () => {
  test('an unknown URL is a 404 in the envelope', async () => {
    const response = await gateway.fetch('/v1/nope', { method: 'POST' });
    expect(response.status).toBe(404);
    expect((await errorOf(response)).type).toBe('invalid_request_error');
  });

  test.each([
    ['PUT', '/v1/chat/completions', 'POST, OPTIONS'],
    ['POST', '/v1/models', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/v1/models/m1', 'GET, HEAD, OPTIONS'],
  ])('%s %s is a 405 that allows %s', async (method, path, allow) => {
    const response = await gateway.fetch(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    await errorOf(response);
  });

  test('TRACE and CONNECT are refused without an echo', async () => {
    const head = `Host: x\r\nAuthorization: Bearer ${testKeys.a}\r\nConnection: close\r\n\r\n`;
    const trace = await exchangeRaw(gateway.port, `TRACE /v1/models HTTP/1.1\r\n${head}`);
    expect(trace).toMatch(/^HTTP\/1\.1 405 /);
    expect(trace).not.toContain(testKeys.a);
    expect(await exchangeRaw(gateway.port, `CONNECT a:1 HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1\.1 405 /);
  });

  test.each(['/v1//chat/completions', '/v1/chat/completions/', '/v1/chat/completions?api-version=2024-10-21'])(
    '%s is the chat endpoint',
    async (path) => {
      const response = await gateway.fetch(path, {
        method: 'POST',
        body: JSON.stringify(chatBody),
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(200);
    },
  );

  test('HEAD answers like GET without the body', async () => {
    const [head, get] = [await gateway.fetch('/v1/models', { method: 'HEAD' }), await gateway.fetch('/v1/models')];
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(await head.text()).toBe('');
  });
});

describe('models', () => {
  test.each(['/v1/models/org%2Fm%3A2', '/v1/models/org/m:2'])('%s finds the model', async (path) => {
    expect(await (await gateway.fetch(path)).json()).toMatchObject({ id: 'org/m:2', object: 'model' });
  });

  test.each(['/v1/models/nope', '/v1/models/..%2f..%2fetc%2fpasswd', '/v1/models/%zz', '/v1/models/%27%20OR%201%3D1'])(
    '%s is a 404',
    async (path) => {
      const response = await gateway.fetch(path);
      expect(response.status).toBe(404);
      expect((await errorOf(response)).code).toBe('model_not_found');
    },
  );
});

describe('headers', () => {
  test('every answer has its own request id, never the client’s', async () => {
    const answers = await Promise.all([
      gateway.fetch('/v1/models'),
      gateway.fetch('/nope', { headers: { 'x-client-request-id': 'conf-123' } }),
      gateway.chat({ model: 7 }),
      fetch(`${gateway.origin}/v1/models`),
      fetch(`${gateway.origin}/health/live`),
    ]);
    const ids = answers.map((answer) => answer.headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(answers.length);
    for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test('errors carry CORS and security headers', async () => {
    const { headers } = await fetch(`${gateway.origin}/v1/models`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('access-control-expose-headers')).toMatch(/x-request-id.*retry-after/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });

  test('a preflight needs no key and allows what the SDKs send', async () => {
    const response = await fetch(`${gateway.origin}/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization,content-type,x-stainless-os,X-Custom' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    const allowed = response.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type', 'x-stainless-os', 'x-custom']));
  });
});

describe('bodies', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    gateway.fetch('/v1/chat/completions', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  test.each([
    ['truncated', '{"model":'],
    ['no JSON', 'nonsense'],
    ['empty', ''],
    ['an array', '[]'],
    ['a string', '"x"'],
    ['null', 'null'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['nested 10 000 deep', `{"model":"m1","metadata":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ])('a body that is %s is a 400', async (_name, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).type).toBe('invalid_request_error');
  });

  test('a gzip body is decoded, another coding is a 415, a broken one a 400', async () => {
    const coded = gzipSync(JSON.stringify(chatBody));
    expect((await post(coded, { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(JSON.parse(provider.seen.at(-1)?.body.toString() ?? '')).toEqual(chatBody);
    expect((await post(coded, { 'content-encoding': 'compress' })).status).toBe(415);
    expect((await post('{}', { 'content-encoding': 'gzip' })).status).toBe(400);
  });

  test('a small bomb is a 413', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024, ' '));
    expect((await post(bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  test.each([
    ['application/json; charset=utf-8', 200],
    ['application/vnd.x+json', 200],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-16', 415],
  ])('content type %s is a %d', async (type, status) => {
    expect((await post(JSON.stringify(chatBody), { 'content-type': type })).status).toBe(status);
  });

  test('a body over the limit is a 413 that a client still sending can read', async () => {
    const response = await gateway.chat({ padding: ' '.repeat(3 * 1024 * 1024) });
    expect(response.status).toBe(413);
    await errorOf(response);
    const chunked = `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKeys.a}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const megabyte = `100000\r\n${' '.repeat(0x100000)}\r\n`;
    const seen = await exchangeRaw(
      gateway.port,
      `${chunked}${megabyte}${megabyte}0\r\n\r\n`,
      /request_too_large.*\}\}/,
    );
    expect(seen).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('100 Continue comes after authentication and before the body', async () => {
    const body = JSON.stringify(chatBody);
    const head = (key: string) =>
      `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    const good = await exchangeRaw(gateway.port, head(testKeys.a) + body);
    expect(good).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    // The server closes: the next bytes could be the body or another request.
    expect(await exchangeRaw(gateway.port, head('wrong').replace('Connection: close\r\n', ''))).toMatch(
      /^HTTP\/1\.1 401 [\s\S]*connection: close/i,
    );
  });
});

describe('connections', () => {
  test('what is no HTTP, too large a head or no host is told in the envelope', async () => {
    expect(await exchangeRaw(gateway.port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"error"/);
    const large = `GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(64 * 1024)}\r\n\r\n`;
    expect(await exchangeRaw(gateway.port, large)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"error"/);
    expect(await exchangeRaw(gateway.port, 'GET /v1/models HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*Host/);
  });

  test('Connection: close is honoured', async () => {
    const request = `GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKeys.a}\r\nConnection: close\r\n\r\n`;
    expect(await exchangeRaw(gateway.port, request)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"list"/);
  });
});

test('the log names request, tenant and status, never keys or prompts', async () => {
  const response = await gateway.chat({ messages: [{ role: 'user', content: 'a private thought' }] });
  await response.text();
  await expect.poll(() => gateway.log()).toContain(response.headers.get('x-request-id'));
  expect(gateway.log()).toContain('"tenant":"a"');
  expect(gateway.log()).not.toContain('a private thought');
  expect(gateway.log()).not.toContain(testKeys.a);
});
