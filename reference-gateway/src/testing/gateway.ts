import pino from 'pino';
import { hashKey } from '../auth/api-key.ts';
import type { Settings } from '../config/settings.ts';
import type { KeyStore, Tenant } from '../database/key-store.ts';
import type { Gateway } from '../gateway.ts';
import { createGateway } from '../gateway.ts';
import { memoryCounters } from '../limits/counters.ts';

/** A gateway in this process, on a port of its own. */
export interface TestGateway {
  /** Without /v1. */
  origin: string;
  port: number;
  gateway: Gateway;
  /** What it has logged so far. */
  log(): string;
  /** Asks with the key of tenant "a". */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** POSTs a chat request with the key of tenant "a". */
  chat(patch?: object, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The keys of the two tenants of a test gateway. */
export const testKeys = { a: `sk-rs-${'a'.repeat(43)}`, b: `sk-rs-${'b'.repeat(43)}` };

/** The smallest chat request. */
export const chatBody = { model: 'm1', messages: [{ role: 'user', content: 'Say OK.' }] };

/** Starts a gateway in front of the provider at `url`; its keys are the two of `testKeys`. */
export async function startGateway(url: string, patch: Partial<Settings> = {}): Promise<TestGateway> {
  let logged = '';
  const write = (line: string) => {
    logged += line;
  };
  const log = pino({ base: null }, { write });
  const settings: Settings = {
    host: '127.0.0.1',
    port: 0,
    data: '',
    providers: [{ name: 'test', url, key: 'sk-provider-secret-0123456789' }],
    maxBodyBytes: 1024 * 1024,
    headersTimeoutMs: 5_000,
    idleTimeoutMs: 5_000,
    drainTimeoutMs: 1_000,
    defaultLimits: { requestsPerMinute: 1_000, tokensPerMinute: 1_000_000, windowSeconds: 60 },
    ...patch,
  };
  const gateway = createGateway({ settings, keys: fixedKeys(), counters: memoryCounters(), log });
  const port = await gateway.listen();
  const origin = `http://127.0.0.1:${port}`;
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${testKeys.a}`);
    return fetch(origin + path, { ...init, headers });
  };
  return {
    origin,
    port,
    gateway,
    log: () => logged,
    fetch: ask,
    chat: (body = {}, init = {}) =>
      ask('/v1/chat/completions', {
        method: 'POST',
        body: JSON.stringify({ ...chatBody, ...body }),
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      }),
    close: () => gateway.drain(),
  };
}

function fixedKeys(): KeyStore {
  const tenants = new Map<string, Tenant>([
    [hashKey(testKeys.a), { id: 'tenant_a', name: 'a' }],
    [hashKey(testKeys.b), { id: 'tenant_b', name: 'b', requestsPerMinute: 3, tokensPerMinute: 600 }],
  ]);
  return {
    findTenant: (hash) => Promise.resolve(tenants.get(hash)),
    createKey: () => Promise.reject(new Error('these keys are fixed')),
    listKeys: () => Promise.resolve([]),
    revokeKey: () => Promise.resolve(false),
    ping: () => Promise.resolve(),
  };
}
