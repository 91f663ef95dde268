import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

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
  const sockets = new Map<Socket, Set<ServerResponse>>();

  // Node's own closeIdleConnections spares a connection that has not sent a byte yet, for as long as headersTimeout.
  const closeIfIdle = (socket: Socket) => {
    if (draining && sockets.get(socket)?.size === 0) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    sockets.set(socket, new Set());
    socket.once('close', () => sockets.delete(socket));
  });
  const track = ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (draining) response.setHeader('connection', 'close');
    const open = sockets.get(socket);
    open?.add(response);
    response.once('close', () => {
      open?.delete(response);
      closeIfIdle(socket);
    });
  };
  server.prependListener('request', track);
  server.prependListener('checkContinue', track);

  return {
    isDraining: () => draining,
    drain(milliseconds, cut) {
      draining = true;
      for (const [socket, open] of sockets) {
        for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
        closeIfIdle(socket);
      }
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
