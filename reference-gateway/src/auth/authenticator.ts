import type { KeyStore, Tenant } from '../database/key-store.ts';
import { ApiError } from '../http/api-error.ts';
import { hashKey, sameHash } from './api-key.ts';
import { presentedKey, refusedKey } from './credentials.ts';

/** Turns the Authorization field into a tenant. */
export interface Authenticator {
  /** Throws ApiError 401, or 503 when the database cannot be asked. */
  authenticate(authorization: string | undefined): Promise<Tenant>;
  /** Drops what is remembered, so that a change to the keys counts at once. */
  forget(): void;
}

const freshMs = 5_000; // how long another process' revocation may go unnoticed
const staleMs = 300_000; // a known key outlives this much of a database outage
const capacity = 10_000; // keys remembered; about 2 MB

interface Remembered {
  hash: string;
  tenant: Tenant;
  at: number;
}

/** An authenticator over `keys` that remembers good keys for a few seconds; `now` is in milliseconds. */
export function createAuthenticator(keys: Pick<KeyStore, 'findTenant'>, now: () => number = Date.now): Authenticator {
  const remembered = new Map<string, Remembered>();

  const lookUp = async (hash: string): Promise<Tenant | undefined> => {
    const known = remembered.get(hash);
    try {
      const tenant = await keys.findTenant(hash);
      remembered.delete(hash);
      if (tenant !== undefined) remember(hash, tenant);
      return tenant;
    } catch {
      if (known !== undefined && now() - known.at < staleMs) return known.tenant;
      throw new ApiError(503, 'The gateway cannot check API keys right now. Please try again.', {
        code: 'key_store_unavailable',
        headers: { 'retry-after': '1' },
      });
    }
  };

  const remember = (hash: string, tenant: Tenant) => {
    const oldest = remembered.size >= capacity ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(hash, { hash, tenant, at: now() });
  };

  return {
    forget: () => remembered.clear(),
    async authenticate(authorization) {
      const hash = hashKey(presentedKey(authorization));
      const known = remembered.get(hash);
      if (known !== undefined && sameHash(known.hash, hash) && now() - known.at < freshMs) return known.tenant;
      const tenant = await lookUp(hash);
      if (tenant === undefined) throw refusedKey();
      return tenant;
    },
  };
}
