import type { ColumnType } from 'kysely';

/** Instants are stored as int8 milliseconds since the epoch: one meaning on every store. */
export interface Database {
  tenants: { id: string; name: string; created_at: number };
  api_keys: {
    id: string;
    tenant_id: string;
    hash: string;
    prefix: string;
    created_at: number;
    revoked_at: ColumnType<number | null, never, number>;
  };
  limits: {
    tenant_id: string;
    requests_per_minute: number | null;
    tokens_per_minute: number | null;
    window_seconds: number | null;
  };
}
