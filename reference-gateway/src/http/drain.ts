import type { Server, ServerResponse } from 'node:http';

/** Lets a server finish what it has begun. */
export interface Drain {
  /** True once the server is on its way out. */
  isDraining(): boolean;
  /**
   * Stops accepting, tells keep-alive connections to close, waits for the exchanges in flight; after `milliseconds`
   * it calls `cut` to end them and closes what is left a second later. Resolves when every connection is closed.
   */
  drain(milliseconds: number, cut: () => void): Promise<void>;
}

/** Prepares `server` for a graceful end. */
export function prepareDrain(server: Server): Drain {
  let draining = false;
  const open = new Set<ServerResponse>();
  const track = (_request: unknown, response: ServerResponse) => {
    if (draining) response.setHeader('connection', 'close');
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (draining) setImmediate(() => server.closeIdleConnections()); // its connection is idle one turn later
    });
  };
  server.prependListener('request', track);
  server.prependListener('checkContinue', track);

  return {
    isDraining: () => draining,
    drain(milliseconds, cut) {
      draining = true;
      for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
      return new Promise((resolve) => {
        const late = setTimeout(() => {
          cut();
          setTimeout(() => server.closeAllConnections(), 1_000).unref(); // time for the last event to leave
        }, milliseconds);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
      });
    },
  };
}
