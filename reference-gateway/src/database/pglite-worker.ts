import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import type { PGliteReply, PGliteRequest } from './pglite-messages.ts';
import { openedId } from './pglite-messages.ts';

// PGlite computes in WebAssembly and blocks its thread, so it has one of its own, off the request path.
const port = parentPort;
if (port === null) throw new Error('pglite-worker must run as a worker thread');

const reply = (message: PGliteReply) => port.postMessage(message);
const fail = (id: number, error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  reply({ id, ok: false, message, ...(code === undefined ? {} : { code }) });
};

// int8 is a number on every store here: milliseconds and limits stay far below 2^53.
const opening = PGlite.create({ dataDir: String(workerData), parsers: { [types.INT8]: Number } });
opening.then(
  () => reply({ id: openedId, ok: true, rows: [], affectedRows: 0 }),
  (error: unknown) => fail(openedId, error),
);

port.on('message', async (request: PGliteRequest) => {
  try {
    const database = await opening;
    if (request.kind === 'close') {
      await database.close();
      reply({ id: request.id, ok: true, rows: [], affectedRows: 0 });
      port.close();
      return;
    }
    const { rows, affectedRows = 0 } = await database.query(request.sql, [...request.parameters]);
    reply({ id: request.id, ok: true, rows, affectedRows });
  } catch (error) {
    fail(request.id, error);
  }
});
