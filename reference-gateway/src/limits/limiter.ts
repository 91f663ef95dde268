import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from '../config/settings.ts';
import type { Tenant } from '../database/key-store.ts';
import type { Counters } from './counters.ts';
import type { Allowance } from './limit-headers.ts';
import { limitHeaders, overLimit } from './limit-headers.ts';

/** A request that was let through, with the tokens set aside for it. */
export interface Reservation {
  headers: Record<string, string>;
  /** Replaces the tokens set aside by those really used; only the first call counts. */
  settle(usedTokens: number): void;
}

/** Counts what tenants use and stops them at their limit. */
export interface Limiter {
  /** Sets one request and `estimatedTokens` aside, or throws ApiError 429. */
  reserve(tenant: Tenant, estimatedTokens: number): Promise<Reservation>;
  /** The limit headers as things stand, using nothing. */
  look(tenant: Tenant): Promise<Record<string, string>>;
}

/** A limiter over `counters`; a tenant's own limits go before `defaults`. */
export function createLimiter(counters: Counters, defaults: Limits): Limiter {
  const limitsOf = (tenant: Tenant): WindowLimits => {
    const window = tenant.windowSeconds ?? defaults.windowSeconds;
    return {
      requests: perWindow(tenant.requestsPerMinute ?? defaults.requestsPerMinute, window),
      tokens: perWindow(tenant.tokensPerMinute ?? defaults.tokensPerMinute, window),
      window,
    };
  };

  return {
    async reserve(tenant, estimatedTokens) {
      const limits = limitsOf(tenant);
      // An answer may be as long as the tenant's whole window: it then needs the window for itself.
      const wanted = Math.min(estimatedTokens, limits.tokens);
      const opening = { customDuration: limits.window };
      // Adding first and comparing after is one atomic step in every store, so parallel requests cannot overshoot.
      const [usedRequests, usedTokens] = await Promise.all([
        counters.requests.penalty(tenant.id, 1, opening),
        counters.tokens.penalty(tenant.id, wanted, opening),
      ]);
      const requests = allowance(limits.requests, usedRequests);
      const tokens = allowance(limits.tokens, usedTokens);
      const settle = settlement(counters.tokens, tenant.id, wanted, usedTokens);
      if (usedRequests.consumedPoints > limits.requests) {
        settle(0);
        throw overLimit('requests', limits.window, { requests, tokens: without(tokens, wanted) });
      }
      if (usedTokens.consumedPoints > limits.tokens) {
        settle(0);
        throw overLimit('tokens', limits.window, { requests, tokens });
      }
      return { headers: limitHeaders({ requests, tokens }), settle };
    },
    async look(tenant) {
      const limits = limitsOf(tenant);
      const [requests, tokens] = await Promise.all([counters.requests.get(tenant.id), counters.tokens.get(tenant.id)]);
      return limitHeaders({
        requests: allowance(limits.requests, requests),
        tokens: allowance(limits.tokens, tokens),
      });
    },
  };
}

interface WindowLimits {
  readonly requests: number;
  readonly tokens: number;
  /** Seconds. */
  readonly window: number;
}

const perWindow = (perMinute: number, seconds: number): number => Math.max(1, Math.floor((perMinute * seconds) / 60));

function allowance(limit: number, used: RateLimiterRes | null): Allowance {
  const consumed = Math.max(0, used?.consumedPoints ?? 0);
  const resetMs = consumed === 0 ? 0 : Math.max(0, used?.msBeforeNext ?? 0);
  return { limit, remaining: Math.max(0, limit - consumed), resetMs };
}

function without(tokens: Allowance, wanted: number): Allowance {
  return { ...tokens, remaining: Math.min(tokens.limit, tokens.remaining + wanted) };
}

function settlement(counter: RateLimiterAbstract, key: string, reserved: number, opened: RateLimiterRes) {
  const windowEnd = performance.now() + opened.msBeforeNext;
  let settled = false;
  return (usedTokens: number) => {
    if (settled) return;
    settled = true;
    const difference = Math.round(usedTokens) - reserved;
    // Once the window is over its count is gone; giving back then would lift the next window above the limit.
    if (difference === 0 || performance.now() >= windowEnd) return;
    const change = difference > 0 ? counter.penalty(key, difference) : counter.reward(key, -difference);
    change.catch(() => {}); // a lost correction only makes this window a little stricter
  };
}
