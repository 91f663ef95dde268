import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { createClient } from 'redis';

/** Where usage is counted: one fixed window per key, opened by its first use, a minute long unless a tenant has another. */
export interface Counters {
  requests: RateLimiterAbstract;
  tokens: RateLimiterAbstract;
  close(): Promise<void>;
}

const minute = 60; // seconds

// The tenant's limit is compared by us, because it belongs to the tenant and not to the counter.
const options = (keyPrefix: string) => ({ keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: minute });

/** Counters of this process alone. */
export function memoryCounters(): Counters {
  return {
    requests: new RateLimiterMemory(options('runestone:requests')),
    tokens: new RateLimiterMemory(options('runestone:tokens')),
    close: () => Promise.resolve(),
  };
}

/** Counters shared through Redis; while it is away every process counts for itself rather than refusing everybody. */
export async function redisCounters(url: string, lost: (error: Error) => void): Promise<Counters> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(tries * 100, 2_000) },
  });
  client.on('error', lost);
  const connecting = client.connect().catch(lost); // keeps trying by itself; counting starts in memory meanwhile
  await Promise.race([connecting, new Promise((resolve) => client.once('error', resolve))]);
  const insured = (prefix: string) =>
    new RateLimiterRedis({
      ...options(prefix),
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(options(prefix)),
    });
  return {
    requests: insured('runestone:requests'),
    tokens: insured('runestone:tokens'),
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
