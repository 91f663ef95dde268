import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../errors.ts';
import { connectUpstream, type RemoteControl } from './control-client.ts';
import { startUpstream, type Upstream } from './server.ts';

let upstream: Upstream;
let control: RemoteControl;
beforeAll(async () => {
  upstream = await startUpstream({ controlToken: 'a-token', apiKey: 'sk-upstream' });
  control = await connectUpstream(upstream.url, 'a-token');
});
afterAll(async () => {
  await control.close();
  await upstream.close();
});

const chat = (content: string, stream = false) =>
  fetch(`${upstream.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-upstream' },
    body: JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream }),
  });

const models = () => fetch(`${upstream.url}/models`, { headers: { authorization: 'Bearer sk-upstream' } });

it('says the same as the upstream itself', async () => {
  await (await chat('Count from 1 to 3 [[upstream nonce=same pace=2ms]]', true)).text();
  const waited = await control.wait({ nonce: 'same', reaches: 'closed', timeout: 5000 });
  const [theirs] = waited.requests;
  const [own] = (await upstream.control.requests({ nonce: 'same' })).requests;
  expect(waited.timedOut).toBe(false);
  expect({ ...theirs, stamps: [] }).toMatchObject({
    seq: own?.seq,
    headers: own?.headers,
    text: own?.text,
    directive: { nonce: 'same', pace: 2 },
  });
  expect(theirs?.stamps).toHaveLength(own?.stamps.length ?? 0);
  // One process, so one clock: what is put on ours differs by no more than the clocks were measured to.
  for (const [at, stamp] of (theirs?.stamps ?? []).entries()) {
    expect(Math.abs(stamp - (own?.stamps[at] ?? 0))).toBeLessThanOrEqual(control.clock.error + 0.001);
  }
  expect((await control.identity()).connections.opened).toBeGreaterThan(0);
});

it('leaves its own requests out of the log and the count', async () => {
  const before = await control.identity();
  const { next } = await control.requests();
  expect((await control.requests({ since: next })).next).toBe(next);
  expect((await control.identity()).connections.opened).toBe(before.connections.opened);
  await control.clearLog();
  expect((await control.requests()).requests).toEqual([]);
});

it('tells how late the upstream was', async () => {
  const since = performance.now();
  await (await chat('Count from 1 to 9 [[upstream pace=5ms]]', true)).text();
  const { pacing, loop } = await control.lag(since);
  expect(pacing.count).toBeGreaterThanOrEqual(12);
  expect(pacing.p50).toBeLessThanOrEqual(pacing.p99);
  expect(pacing.p99).toBeLessThanOrEqual(pacing.max);
  expect(loop.max).toBeGreaterThanOrEqual(loop.p50);
});

it('sets rules and removes them', async () => {
  const id = await control.addRule({ path: '/v1/models', directive: 'status=502' });
  expect((await models()).status).toBe(502);
  await control.removeRules(id);
  expect((await models()).status).toBe(200);
  await expect(control.addRule({ directive: 'cut=1 end=2' })).rejects.toThrow("'cut' and 'end' exclude another");
});

describe.each(['closed', 'reset'] as const)('while connections are refused: %s', (manner) => {
  it('still answers its control', async () => {
    await (await models()).text();
    await control.refuse(manner, 800);
    await expect(models()).rejects.toThrow('fetch failed');
    expect((await control.identity()).upstream).toBe('runestone.upstream/1');
    const again = await vi.waitFor(models, { timeout: 10_000 });
    expect(again.status).toBe(200);
  });
});

it('is not there without the token', async () => {
  const path = upstream.url.replace('/v1', '/__runestone/');
  const known = await fetch(path, { headers: { authorization: 'Bearer sk-upstream' } });
  expect([known.status, await known.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }]);
  await expect(connectUpstream(upstream.url, 'another')).rejects.toThrow(UsageError);
});

it('gives an upstream that has gone a name', async () => {
  const short = await startUpstream({ controlToken: 'b' });
  const remote = await connectUpstream(short.url, 'b');
  await short.close();
  await expect(remote.identity()).rejects.toThrow(/to answer, saw/);
  await remote.close();
});
