import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Database } from './schema.ts';

const migrations: Record<string, Migration> = {
  '0001_tenants_and_keys': {
    // A migration speaks of the schema as it was then, so it is not typed by today's.
    async up(database: Kysely<never>) {
      const { schema } = database;
      await schema
        .createTable('tenants')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('created_at', 'int8', (column) => column.notNull())
        .execute();
      await schema
        .createTable('api_keys')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
        .addColumn('hash', 'text', (column) => column.notNull().unique())
        .addColumn('prefix', 'text', (column) => column.notNull())
        .addColumn('created_at', 'int8', (column) => column.notNull())
        .addColumn('revoked_at', 'int8')
        .execute();
      await schema
        .createTable('limits')
        .addColumn('tenant_id', 'text', (column) => column.primaryKey().references('tenants.id'))
        .addColumn('requests_per_minute', 'int8')
        .addColumn('tokens_per_minute', 'int8')
        .execute();
    },
  },
  '0002_limit_windows': {
    async up(database: Kysely<never>) {
      await database.schema.alterTable('limits').addColumn('window_seconds', 'int8').execute();
    },
  },
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/** Brings the schema up to date; safe when several gateways start on one PostgreSQL at once. */
export async function migrate(database: Kysely<Database>): Promise<void> {
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
