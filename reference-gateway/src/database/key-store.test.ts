import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashKey } from '../auth/api-key.ts';
import type { StoreSettings } from '../config/settings.ts';
import type { TestServer } from '../testing/servers.ts';
import { postgresBin, requireServers, startPostgres } from '../testing/servers.ts';
import type { KeyStore } from './key-store.ts';
import { createKeyStore } from './key-store.ts';
import { openDatabase } from './open-database.ts';
import type { Database } from './schema.ts';

let server: TestServer | undefined;
const folder = mkdtempSync(join(tmpdir(), 'runestone-store-'));

const stores = [
  { name: 'PGlite', present: true, settings: async (): Promise<StoreSettings> => ({ data: folder }) },
  { name: 'PostgreSQL', present: postgresBin !== undefined || requireServers, settings: postgresSettings },
];

async function postgresSettings(): Promise<StoreSettings> {
  if (postgresBin === undefined) throw new Error('PostgreSQL is not installed and RUNESTONE_REQUIRE_SERVERS=1');
  server = await startPostgres(postgresBin);
  return { data: folder, databaseUrl: server.url };
}

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

describe.each(stores)('keys stored in $name', ({ present, settings }) => {
  describe.skipIf(!present)('', () => {
    let database: Kysely<Database>;
    let keys: KeyStore;
    let store: StoreSettings;

    beforeAll(async () => {
      store = await settings();
      database = await openDatabase(store);
      keys = createKeyStore(database);
    });
    afterAll(() => database.destroy());

    test('a key is found by its hash and stored by nothing else', async () => {
      const key = await keys.createKey('acme', { requestsPerMinute: 5 });
      expect(key).toMatch(/^sk-rs-[A-Za-z0-9_-]{43}$/); // 43 base64url characters hold 256 bits
      expect(await keys.findTenant(hashKey(key))).toMatchObject({ name: 'acme', requestsPerMinute: 5 });
      expect(await keys.findTenant(hashKey('sk-rs-other'))).toBeUndefined();
      const { rows } = await sql`select row_to_json(api_keys)::text as row from api_keys`.execute(database);
      expect(JSON.stringify(rows)).not.toContain(key.slice(10));
    });

    test('a second key joins its tenant, and given limits replace the former', async () => {
      const first = await keys.createKey('twice', { requestsPerMinute: 5, tokensPerMinute: 9 });
      await keys.createKey('twice', {});
      await keys.createKey('twice', { requestsPerMinute: 7, windowSeconds: 2 });
      expect(await keys.findTenant(hashKey(first))).toMatchObject({
        requestsPerMinute: 7,
        tokensPerMinute: 9,
        windowSeconds: 2,
      });
    });

    test('a revoked key is listed and opens nothing', async () => {
      const key = await keys.createKey('leaver', {});
      const row = (await keys.listKeys()).find(({ tenant }) => tenant === 'leaver');
      expect(row).toMatchObject({ prefix: key.slice(0, 10), revokedAt: null });
      expect(Math.abs((row?.createdAt ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(await keys.revokeKey(row?.id ?? '')).toBe(true);
      expect(await keys.revokeKey(row?.id ?? '')).toBe(false);
      expect(await keys.findTenant(hashKey(key))).toBeUndefined();
      expect((await keys.listKeys()).find(({ tenant }) => tenant === 'leaver')?.revokedAt).toBeTypeOf('number');
    });

    test('hostile names are inert', async () => {
      const name = "'; drop table api_keys; --";
      await keys.createKey(name, {});
      expect((await keys.listKeys()).map(({ tenant }) => tenant)).toContain(name);
    });

    test('what was written is there after the database was closed and opened again', async () => {
      const key = await keys.createKey('lasting', {});
      await database.destroy();
      database = await openDatabase(store); // migrations run again and change nothing
      keys = createKeyStore(database);
      expect(await keys.findTenant(hashKey(key))).toMatchObject({ name: 'lasting' });
    });

    test('ping answers while the database is open and fails once it is closed', async () => {
      await keys.ping();
      await database.destroy();
      await expect(keys.ping()).rejects.toThrow();
    });
  });
});

test('a database that is not there is an error, not a hang', async () => {
  const databaseUrl = 'postgresql://nobody@127.0.0.1:1/none';
  await expect(openDatabase({ data: folder, databaseUrl })).rejects.toThrow('ECONNREFUSED');
});
