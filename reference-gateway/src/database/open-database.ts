import { join } from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { StoreSettings } from '../config/settings.ts';
import { migrate } from './migrations.ts';
import { openPGlite } from './pglite-client.ts';
import type { Database } from './schema.ts';

/** Opens the database and brings its schema up to date: PostgreSQL when its URL is given, else PGlite in the data folder. */
export async function openDatabase(settings: StoreSettings): Promise<Kysely<Database>> {
  const dialect = settings.databaseUrl === undefined ? embedded(settings.data) : postgres(settings.databaseUrl);
  const database = new Kysely<Database>({ dialect });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

function embedded(data: string): PGliteDialect {
  return new PGliteDialect({ pglite: openPGlite(join(data, 'pglite')) });
}

function postgres(connectionString: string): PostgresDialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number); // a string by default; our int8 values stay below 2^53
  const pool = new pg.Pool({
    connectionString,
    types,
    max: 10, // keys are remembered, so few questions reach the database
    connectionTimeoutMillis: 5_000, // an unreachable server is an answer within the patience of a readiness probe
  });
  pool.on('error', () => {}); // an idle connection was lost; the next query opens another and tells if it cannot
  return new PostgresDialect({ pool });
}
