import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { hashKey, keyPrefix, newKey } from '../auth/api-key.ts';
import type { Limits } from '../config/settings.ts';
import type { Database } from './schema.ts';

/** Whoever a key belongs to, with the limits that were set for them; what was not set follows the gateway's default. */
export interface Tenant extends Partial<Limits> {
  id: string;
  name: string;
}

/** A key as the operator may see it. */
export interface KeyRow {
  id: string;
  tenant: string;
  prefix: string;
  createdAt: number;
  revokedAt: number | null;
}

/** What the gateway asks of its database. */
export interface KeyStore {
  /** The tenant of the unrevoked key with this hash. */
  findTenant(hash: string): Promise<Tenant | undefined>;
  /** Makes a key, and the tenant when it is new; given limits replace the tenant's. The key is returned only here. */
  createKey(tenant: string, limits: Partial<Limits>): Promise<string>;
  listKeys(): Promise<KeyRow[]>;
  /** False when no unrevoked key has this id. */
  revokeKey(id: string): Promise<boolean>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

/** The key store over one database. */
export function createKeyStore(database: Kysely<Database>): KeyStore {
  return {
    findTenant: (hash) => findTenant(database, hash),
    createKey: (tenant, limits) => createKey(database, tenant, limits),
    listKeys: () =>
      database
        .selectFrom('api_keys')
        .innerJoin('tenants', 'tenants.id', 'api_keys.tenant_id')
        .select([
          'api_keys.id',
          'tenants.name as tenant',
          'prefix',
          'api_keys.created_at as createdAt',
          'revoked_at as revokedAt',
        ])
        .orderBy('api_keys.created_at')
        .orderBy('api_keys.id')
        .execute(),
    async revokeKey(id) {
      const now = Date.now();
      const { numUpdatedRows } = await database
        .updateTable('api_keys')
        .set({ revoked_at: now })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async ping() {
      await sql`select 1`.execute(database);
    },
  };
}

async function findTenant(database: Kysely<Database>, hash: string): Promise<Tenant | undefined> {
  const row = await database
    .selectFrom('api_keys')
    .innerJoin('tenants', 'tenants.id', 'api_keys.tenant_id')
    .leftJoin('limits', 'limits.tenant_id', 'tenants.id')
    .select(['tenants.id', 'tenants.name', 'requests_per_minute', 'tokens_per_minute', 'window_seconds'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const {
    id,
    name,
    requests_per_minute: requestsPerMinute,
    tokens_per_minute: tokensPerMinute,
    window_seconds: windowSeconds,
  } = row;
  return {
    id,
    name,
    ...(requestsPerMinute === null ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === null ? {} : { tokensPerMinute }),
    ...(windowSeconds === null ? {} : { windowSeconds }),
  };
}

// Every statement stands on its own: interrupted between two, the worst left behind is a tenant without a key.
async function createKey(database: Kysely<Database>, tenant: string, limits: Partial<Limits>): Promise<string> {
  const now = Date.now();
  await database
    .insertInto('tenants')
    .values({ id: newId('tenant'), name: tenant, created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { id: tenantId } = await database
    .selectFrom('tenants')
    .select('id')
    .where('name', '=', tenant)
    .executeTakeFirstOrThrow();
  await setLimits(database, tenantId, limits);
  const key = newKey();
  await database
    .insertInto('api_keys')
    .values({ id: newId('key'), tenant_id: tenantId, hash: hashKey(key), prefix: keyPrefix(key), created_at: now })
    .execute();
  return key;
}

async function setLimits(database: Kysely<Database>, tenantId: string, limits: Partial<Limits>): Promise<void> {
  const given = {
    ...(limits.requestsPerMinute === undefined ? {} : { requests_per_minute: limits.requestsPerMinute }),
    ...(limits.tokensPerMinute === undefined ? {} : { tokens_per_minute: limits.tokensPerMinute }),
    ...(limits.windowSeconds === undefined ? {} : { window_seconds: limits.windowSeconds }),
  };
  if (Object.keys(given).length === 0) return;
  await database
    .insertInto('limits')
    .values({ tenant_id: tenantId, requests_per_minute: null, tokens_per_minute: null, window_seconds: null, ...given })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(given))
    .execute();
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(8).toString('hex')}`;
}
