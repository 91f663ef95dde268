import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tenant } from '../database/key-store.ts';
import { ApiError } from '../http/api-error.ts';
import type { TestServer } from '../testing/servers.ts';
import { redisBin, requireServers, startRedis } from '../testing/servers.ts';
import type { Counters } from './counters.ts';
import { memoryCounters, redisCounters } from './counters.ts';
import type { Limiter } from './limiter.ts';
import { createLimiter } from './limiter.ts';

let redis: TestServer | undefined;
let tenants = 0;

const stores = [
  { name: 'memory', present: true, open: async () => memoryCounters() },
  { name: 'Redis', present: redisBin !== undefined || requireServers, open: openRedis },
];

async function openRedis(): Promise<Counters> {
  if (redisBin === undefined) throw new Error('redis-server is not on PATH and RUNESTONE_REQUIRE_SERVERS=1');
  redis ??= await startRedis(redisBin);
  return redisCounters(redis.url, () => {});
}

afterAll(() => redis?.stop());

describe.each(stores)('limits counted in $name', ({ present, open }) => {
  describe.skipIf(!present)('', () => {
    let counters: Counters;
    let limiter: Limiter;
    let tenant: Tenant;

    beforeAll(async () => {
      counters = await open();
      limiter = createLimiter(counters, { requestsPerMinute: 10, tokensPerMinute: 1_000, windowSeconds: 60 });
    });
    afterAll(() => counters.close());
    beforeEach(() => {
      tenants += 1;
      tenant = { id: `tenant_${tenants}`, name: 'a' };
    });

    const refusal = async (attempt: Promise<unknown>): Promise<ApiError> => {
      const error = await attempt.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error instanceof ApiError) return error;
      throw new Error('expected the request to be refused');
    };

    test('a fresh tenant has everything', async () => {
      expect(await limiter.look(tenant)).toEqual({
        'x-ratelimit-limit-requests': '10',
        'x-ratelimit-limit-tokens': '1000',
        'x-ratelimit-remaining-requests': '10',
        'x-ratelimit-remaining-tokens': '1000',
        'x-ratelimit-reset-requests': '0s',
        'x-ratelimit-reset-tokens': '0s',
      });
    });

    test('of fifty parallel requests exactly ten pass, each with its own count', async () => {
      const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => limiter.reserve(tenant, 1)));
      const passed = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      const left = passed.map(({ headers }) => Number(headers['x-ratelimit-remaining-requests']));
      expect(left.sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    test('over the request limit says when to come back', async () => {
      for (let count = 0; count < 10; count += 1) await limiter.reserve(tenant, 1);
      const { status, body, headers } = await refusal(limiter.reserve(tenant, 1));
      expect(status).toBe(429);
      expect(body).toMatchObject({ type: 'requests', code: 'rate_limit_exceeded', param: null });
      expect(headers['x-ratelimit-remaining-requests']).toBe('0');
      const seconds = Number(headers['retry-after']);
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(Math.abs(Number(headers['retry-after-ms']) / 1000 - seconds)).toBeLessThanOrEqual(1);
      expect(headers['x-ratelimit-reset-requests']).toMatch(/^(\d+ms|(1m)?\d+(\.\d+)?s)$/);
    });

    test('tokens are set aside, given back and charged by what was really used', async () => {
      const tokens = async () => Number((await limiter.look(tenant))['x-ratelimit-remaining-tokens']);
      const first = await limiter.reserve(tenant, 900);
      expect(await tokens()).toBe(100);
      expect((await refusal(limiter.reserve(tenant, 200))).body.type).toBe('tokens');
      await expect.poll(tokens).toBe(100); // the refused ones are back
      first.settle(50);
      first.settle(50);
      await expect.poll(tokens).toBe(950);
      const second = await limiter.reserve(tenant, 900);
      second.settle(5_000);
      await expect.poll(tokens).toBe(0); // never negative
    });

    test('a request larger than the limit gets the whole minute, not a wait without end', async () => {
      const { headers } = await limiter.reserve(tenant, 1_000_000);
      expect(headers['x-ratelimit-remaining-tokens']).toBe('0');
    });

    test('tenants never share, and their own limits go first', async () => {
      for (let count = 0; count < 10; count += 1) await limiter.reserve(tenant, 1);
      const other = { id: `${tenant.id}_other`, name: 'b', requestsPerMinute: 1 };
      await limiter.reserve(other, 1);
      expect((await refusal(limiter.reserve(other, 1))).body.message).toContain('1 requests per minute');
    });

    test('a tenant with a short window gets its share of the minute in each', async () => {
      const quick = { ...tenant, requestsPerMinute: 120, windowSeconds: 1 };
      await limiter.reserve(quick, 1);
      await limiter.reserve(quick, 1);
      const { body, headers } = await refusal(limiter.reserve(quick, 1));
      expect(body.message).toContain('2 requests per 1 s');
      expect(headers['retry-after']).toBe('1');
      const again = () => limiter.reserve(quick, 1).then(({ headers }) => headers['x-ratelimit-remaining-requests']);
      await expect.poll(again, { timeout: 5_000 }).toBe('1');
    });
  });
});

describe('Redis that goes away', () => {
  let server: TestServer;
  let counters: Counters;
  afterEach(() => counters.close());

  test.skipIf(redisBin === undefined && !requireServers)('leaves the limits to memory', async () => {
    server = await startRedis(redisBin ?? 'redis-server');
    counters = await redisCounters(server.url, () => {});
    const limiter = createLimiter(counters, { requestsPerMinute: 2, tokensPerMinute: 1_000, windowSeconds: 60 });
    const tenant = { id: 'tenant_x', name: 'x' };
    await limiter.reserve(tenant, 1);
    await server.stop();
    await limiter.reserve(tenant, 1);
    await limiter.reserve(tenant, 1);
    await expect(limiter.reserve(tenant, 1)).rejects.toMatchObject({ status: 429 });
  });
});
