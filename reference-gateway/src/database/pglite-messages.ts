/** What the gateway asks of the thread that owns PGlite. */
export type PGliteRequest =
  | { id: number; kind: 'query'; sql: string; parameters: readonly unknown[] }
  | { id: number; kind: 'close' };

/** What that thread answers; `code` is PostgreSQL's SQLSTATE. */
export type PGliteReply =
  | { id: number; ok: true; rows: unknown[]; affectedRows: number }
  | { id: number; ok: false; message: string; code?: string };

/** The id of the reply that says the database is open, or why it is not. */
export const openedId = 0;
