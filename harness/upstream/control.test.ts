import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { secretFingerprint } from './credentials.ts';
import { startUpstream, type Upstream } from './server.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const chat = (content: string, init: RequestInit & { stream?: boolean } = {}) => {
  const { stream = false, ...rest } = init;
  const body = JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream });
  return fetch(`${upstream.url}/chat/completions`, { method: 'POST', body, ...rest });
};

describe('the log', () => {
  it('gives what is newer than a cursor, and of one nonce', async () => {
    const { next } = await upstream.control.requests();
    await (await chat('one [[upstream nonce=log-a]]')).text();
    await (await chat('two nonce-log-b')).text();
    const all = await upstream.control.requests({ since: next });
    expect(all).toMatchObject({ missed: false, next: next + 2 });
    expect(all.requests.map(({ nonce }) => nonce)).toEqual(['log-a', undefined]);
    expect((await upstream.control.requests({ nonce: 'log-a' })).requests).toHaveLength(1);
    expect((await upstream.control.requests({ nonce: 'nonce-log-b' })).requests).toHaveLength(1);
    expect((await upstream.control.requests({ since: next, path: '/v1/models' })).requests).toEqual([]);
  });

  it('holds what was sent, keys as fingerprints, and says when requests were forgotten', async () => {
    const headers = { authorization: 'Bearer sk-of-the-gateway', 'X-Trace': 'abc' };
    await (await chat('Hi [[upstream nonce=log-c]]', { headers })).text();
    const [request] = (await upstream.control.requests({ nonce: 'log-c' })).requests;
    expect(request?.headers).toContainEqual(['authorization', `Bearer ${secretFingerprint('sk-of-the-gateway')}`]);
    expect(request?.headers).toContainEqual(['X-Trace', 'abc']);
    expect(request?.text).toContain('"content":"Hi [[upstream nonce=log-c]]"');
    const whole = JSON.parse(request?.answer ?? '') as unknown;
    expect(whole).toMatchObject({ object: 'chat.completion', usage: { total_tokens: expect.any(Number) } });
    await upstream.control.clearLog();
    expect(await upstream.control.requests()).toMatchObject({ requests: [], missed: true });
  });
});

it('keeps a stream as it was meant, however it was written', async () => {
  await (await chat('Say yes [[upstream nonce=log-d frame=crlf,bytes]]', { stream: true })).text();
  const [{ answer = '' } = {}] = (await upstream.control.requests({ nonce: 'log-d' })).requests;
  expect(answer).toMatch(/^data: \{.*"content":"yes".*\n\ndata: \[DONE\]\n\n$/s);
});

describe('waiting', () => {
  it('sees a request arrive and its client leave', async () => {
    const leave = new AbortController();
    const sent = chat('Hi [[upstream nonce=wait-a hang=headers]]', { signal: leave.signal }).catch(() => undefined);
    const arrived = await upstream.control.wait({ nonce: 'wait-a', reaches: 'arrived', timeout: 5000 });
    expect(arrived).toMatchObject({ timedOut: false, requests: [{ nonce: 'wait-a', attempt: 1 }] });
    expect(arrived.requests[0]?.closedAt).toBeUndefined();
    const leftAt = performance.now();
    leave.abort();
    const closed = await upstream.control.wait({ nonce: 'wait-a', reaches: 'closed', timeout: 5000 });
    expect(closed.requests[0]?.clientLeftAt).toBeGreaterThanOrEqual(leftAt);
    await sent;
  });

  it('waits for several, and ends when the time is over', async () => {
    const waiting = upstream.control.wait({ nonce: 'wait-b', reaches: 'closed', count: 2, timeout: 5000 });
    for (let count = 0; count < 2; count += 1) await (await chat('Hi [[upstream nonce=wait-b]]')).text();
    expect((await waiting).requests.map(({ attempt }) => attempt)).toEqual([1, 2]);
    const late = await upstream.control.wait({ nonce: 'wait-b', reaches: 'closed', count: 3, timeout: 20 });
    expect(late).toMatchObject({ timedOut: true, requests: [{}, {}] });
  });
});

describe('rules', () => {
  it('bend what travels without a message, so many times', async () => {
    const id = await upstream.control.addRule({ path: '/v1/models', directive: 'status=503 body=text', count: 2 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await fetch(`${upstream.url}/models`)).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect(upstream.requests.at(-2)).toMatchObject({ rule: id, directive: { status: 503 } });
  });

  it('are removed, one or all, and refused when they make no sense', async () => {
    const id = await upstream.control.addRule({ directive: 'status=500' });
    await upstream.control.addRule({ path: '/v1/embeddings', directive: 'status=429 retry-after=3' });
    expect((await fetch(`${upstream.url}/models`)).status).toBe(500);
    await upstream.control.removeRules(id);
    expect((await fetch(`${upstream.url}/models`)).status).toBe(200);
    const embed = () =>
      fetch(`${upstream.url}/embeddings`, { method: 'POST', body: '{"model":"runestone-embed","input":"a"}' });
    expect((await embed()).headers.get('retry-after')).toBe('3');
    await upstream.control.removeRules();
    expect((await embed()).status).toBe(200);
    await expect(upstream.control.addRule({ directive: 'statsu=500' })).rejects.toThrow("did you mean 'status'?");
  });
});

describe('attempts', () => {
  it('are bent only so many times', async () => {
    const once = () => chat('Hi [[upstream nonce=again status=500 times=2]]');
    const answers = [await once(), await once(), await once()];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    const { requests } = await upstream.control.requests({ nonce: 'again' });
    expect(requests.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('are told apart by the body where no nonce is given', async () => {
    const statuses = [];
    for (const word of ['one', 'two', 'one'])
      statuses.push((await chat(`${word} [[upstream status=500 times=1]]`)).status);
    expect(statuses).toEqual([500, 500, 200]);
  });
});

it.each(['closed', 'reset'] as const)('refuses connections for a while: %s', async (manner) => {
  await (await fetch(`${upstream.url}/models`)).text();
  await upstream.control.refuse(manner, 800);
  const attempt = () => fetch(`${upstream.url}/models`, { headers: { connection: 'close' } });
  await expect(attempt()).rejects.toThrow('fetch failed');
  const again = await vi.waitFor(attempt, { timeout: 10_000 });
  expect(again.status).toBe(200);
});

it('counts connections', async () => {
  const before = (await upstream.control.identity()).connections.opened;
  const one = await fetch(`${upstream.url}/models`, { headers: { connection: 'close' } });
  await one.text();
  const { connections, now } = await upstream.control.identity();
  expect(connections.opened - before).toBe(1);
  expect(Math.abs(now - performance.now())).toBeLessThan(1000);
});
