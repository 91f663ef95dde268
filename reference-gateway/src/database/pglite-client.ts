import { Worker } from 'node:worker_threads';
import type { PGlite } from 'kysely';
import type { PGliteReply, PGliteRequest } from './pglite-messages.ts';
import { openedId } from './pglite-messages.ts';

type Settle = { resolve(reply: PGliteReply & { ok: true }): void; reject(error: Error): void };

/** Opens the PGlite database in `folder` on a thread of its own and speaks for it to kysely. */
export function openPGlite(folder: string): PGlite {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: folder });
  const waiting = new Map<number, Settle>();
  let nextId = openedId;
  let closed = false;

  const expectReply = (id: number) =>
    new Promise<PGliteReply & { ok: true }>((resolve, reject) => waiting.set(id, { resolve, reject }));
  const ask = (request: Omit<Extract<PGliteRequest, { kind: 'query' }>, 'id'> | { kind: 'close' }) => {
    if (closed) return Promise.reject(new Error('the database is closed'));
    nextId += 1;
    const reply = expectReply(nextId);
    worker.postMessage({ ...request, id: nextId });
    return reply;
  };
  worker.on('message', (reply: PGliteReply) => {
    const settle = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) settle?.resolve(reply);
    else settle?.reject(Object.assign(new Error(reply.message), { code: reply.code }));
  });
  const lose = (error: Error) => {
    closed = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', lose);
  worker.on('exit', () => lose(new Error('the database thread has ended')));

  const query: PGlite['query'] = async (sql, parameters = []) => {
    const { rows, affectedRows } = await ask({ kind: 'query', sql, parameters });
    return { rows: rows as never[], affectedRows, fields: [] }; // kysely knows the row type of its own statement
  };
  const opened = expectReply(openedId).then(() => {});
  opened.catch(() => {}); // reported by whoever awaits waitReady
  return {
    query,
    transaction: (work) => inTransaction(query, work),
    close: async () => {
      await ask({ kind: 'close' });
      closed = true;
    },
    get closed() {
      return closed;
    },
    ready: false,
    waitReady: opened,
  };
}

async function inTransaction<T>(query: PGlite['query'], work: Parameters<PGlite['transaction']>[0]): Promise<T> {
  await query('begin');
  try {
    const result = await work({ query, rollback: () => Promise.reject(new Error('rolled back')) });
    await query('commit');
    return result as T; // the caller's own result type
  } catch (error) {
    await query('rollback');
    throw error;
  }
}
