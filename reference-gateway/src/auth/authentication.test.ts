import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { startGateway, testKeys } from '../testing/gateway.ts';
import type { TestProvider } from '../testing/provider.ts';
import { startProvider } from '../testing/provider.ts';
import { exchangeRaw } from '../testing/raw.ts';
import { createAuthenticator } from './authenticator.ts';

describe('over the wire', () => {
  let provider: TestProvider;
  let gateway: TestGateway;
  beforeAll(async () => {
    provider = await startProvider();
    gateway = await startGateway(provider.url);
  });
  afterAll(async () => {
    await gateway.close();
    await provider.close();
  });

  const post = async (authorization: string | undefined, path = '/v1/chat/completions') => {
    const field = authorization === undefined ? '' : `Authorization: ${authorization}\r\n`;
    const seen = await exchangeRaw(
      gateway.port,
      `POST ${path} HTTP/1.1\r\nHost: x\r\n${field}Content-Length: 1\r\nConnection: close\r\n\r\n{`,
    );
    return { status: Number(seen.slice(9, 12)), text: seen };
  };

  test.each(['/v1/chat/completions', '/v1/completions', '/v1/embeddings', '/v1/responses'])(
    'POST %s without a key is a 401 before the body is looked at',
    async (path) => {
      const { status, text } = await post(undefined, path);
      expect(status).toBe(401);
      expect(text).toMatch(/www-authenticate: Bearer/i);
      expect(text).toContain('"code":null');
    },
  );

  test.each(['Basic eDp5', 'Token x', testKeys.a, 'Bearer', 'Bearer    ', ''])(
    'the malformed credentials "%s" are a 401',
    async (value) => expect((await post(value)).status).toBe(401),
  );

  test.each([`sk-${'Zq7'.repeat(16)}`, 'canary-without-prefix-0123456789', 'short'])(
    'the unknown key %s is a 401 that never repeats it',
    async (key) => {
      const { status, text } = await post(`Bearer ${key}`);
      expect(status).toBe(401);
      expect(text).toContain('"code":"invalid_api_key"');
      for (let at = 0; at + 12 <= key.length; at += 1) expect(text).not.toContain(key.slice(at, at + 12));
    },
  );

  test.each([`bearer ${testKeys.a}`, `BEARER ${testKeys.a}`, `  Bearer   ${testKeys.a}  `])(
    'the good key is accepted as "%s" and the bad body found after it',
    async (value) => expect((await post(value)).status).toBe(400),
  );

  test('a key is compared exactly', async () => {
    expect((await post(`Bearer ${testKeys.a.toUpperCase()}`)).status).toBe(401);
  });
});

describe('memory', () => {
  const tenant = { id: 't', name: 'a' };

  test('asks the store again once a key is a few seconds old', async () => {
    let now = 0;
    let known = true;
    const { authenticate } = createAuthenticator({ findTenant: async () => (known ? tenant : undefined) }, () => now);
    expect(await authenticate('Bearer k')).toBe(tenant);
    known = false;
    expect(await authenticate('Bearer k')).toBe(tenant);
    now = 5_001;
    await expect(authenticate('Bearer k')).rejects.toMatchObject({ status: 401 });
  });

  test('forget makes a revocation count at once', async () => {
    let known = true;
    const authenticator = createAuthenticator({ findTenant: async () => (known ? tenant : undefined) });
    await authenticator.authenticate('Bearer k');
    known = false;
    authenticator.forget();
    await expect(authenticator.authenticate('Bearer k')).rejects.toMatchObject({ status: 401 });
  });

  test('a known key outlives an outage of the store, an unknown one is a 503', async () => {
    let now = 0;
    let up = true;
    const findTenant = async () => {
      if (!up) throw new Error('down');
      return tenant;
    };
    const { authenticate } = createAuthenticator({ findTenant }, () => now);
    await authenticate('Bearer k');
    up = false;
    now = 10_000;
    expect(await authenticate('Bearer k')).toBe(tenant);
    await expect(authenticate('Bearer other')).rejects.toMatchObject({ status: 503 });
    now = 400_000;
    await expect(authenticate('Bearer k')).rejects.toMatchObject({ status: 503 });
  });
});
