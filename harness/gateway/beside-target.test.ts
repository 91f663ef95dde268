import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { besideTarget } from './beside-target.ts';
import { liveTransport } from './transport.ts';
import type { UpstreamSide } from './upstream-side.ts';

const transport = liveTransport();
let upstream: Upstream;
let side: UpstreamSide;

beforeAll(async () => {
  upstream = await startUpstream();
  side = besideTarget(upstream.control, {
    keys: { apiKey: 'sk-of-the-client', otherKey: null, limitedKey: 'word' },
    transport,
    options: { timeoutMs: 5000, signal: new AbortController().signal },
  });
});
afterAll(() => Promise.all([upstream.close(), transport.close()]));

const ask = (content: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${upstream.url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }] }),
    headers,
  }).then((response) => response.text());

it('finds a key of the run wherever a request carries it, also where the log has a fingerprint alone', async () => {
  await ask('a word [[upstream nonce=keys-a]]', { authorization: 'Bearer sk-of-the-gateway' });
  expect(await side.keysIn('keys-a')).toEqual([]);
  await ask('sk-of-the-client [[upstream nonce=keys-b]]', {
    authorization: 'Bearer sk-of-the-client',
    'x-from': 'for sk-of-the-client',
  });
  expect((await side.keysIn('keys-b')).map(({ key, place }) => `${key} ${place}`).sort()).toEqual([
    'apiKey body',
    'apiKey header authorization',
    'apiKey header x-from',
  ]);
});

it('counts whose keys requests brought', async () => {
  const before = await side.credentials();
  await ask('a', { authorization: 'Bearer sk-of-the-gateway' });
  await ask('b', { authorization: 'Bearer sk-of-the-client' });
  await ask('c');
  await side.direct({ model: 'runestone-words', messages: [{ role: 'user', content: 'd' }] });
  expect(await side.credentials()).toEqual({ ours: before.ours + 1, others: before.others + 1 });
});

it('finds the key of the gateway in what its client was told', async () => {
  await ask('one [[upstream nonce=told-a]]', { authorization: 'Bearer sk-of-the-gateway' });
  const texts = {
    body: '{"url":"/v1?key=sk-of-the-gateway"}',
    other: 'sk-of-the-client',
    header: 'Bearer sk-of-the-gateway',
  };
  expect(await side.providerKeyIn('told-a', texts)).toEqual({ carried: true, told: ['body', 'header'] });
  await ask('two [[upstream nonce=told-b]]', { authorization: 'Bearer sk-of-the-client' });
  expect(await side.providerKeyIn('told-b', texts)).toEqual({ carried: false, told: [] });
});

it('sends a request past the target, and times it', async () => {
  const messages = [{ role: 'user', content: 'Say OK [[upstream nonce=direct-a]]' }];
  const { status, headAt, bodyAt, endAt } = await side.direct({ model: 'runestone-words', messages });
  expect(status).toBe(200);
  expect(headAt).toBeLessThanOrEqual(bodyAt ?? 0);
  expect(bodyAt).toBeLessThanOrEqual(endAt);
  expect((await side.requests({ nonce: 'direct-a' })).requests).toHaveLength(1);
});
