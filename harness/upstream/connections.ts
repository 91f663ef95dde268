import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections the upstream has seen, without those that only spoke to its control API. */
export interface ConnectionCount {
  readonly opened: number;
  readonly open: number;
  /** Reset at once, while a refusal was in force. */
  readonly refused: number;
}

export interface Connections {
  /** The number of a connection, from 1. */
  idOf(socket: Socket): number;
  /** Leaves a connection out of the count: it belongs to the control API. */
  leaveOut(socket: Socket): void;
  count(): ConnectionCount;
  /** Refuses new connections for so many milliseconds, and closes those that are idle. */
  refuse(manner: 'closed' | 'reset', milliseconds: number): void;
  stop(): void;
}

/** How long to wait for a port that somebody took while it was given up, in milliseconds. */
const takenMs = 100;

/** Counts and numbers the connections of a server that listens, and refuses them on demand. */
export function connectionsOf(server: Server, listenAgain: () => void): Connections {
  const ids = new WeakMap<Socket, number>();
  const open = new Set<Socket>();
  let last = 0;
  let opened = 0;
  let refused = 0;
  let resetting = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  server.on('connection', (socket: Socket) => {
    if (resetting) {
      refused += 1;
      socket.resetAndDestroy();
      return;
    }
    last += 1;
    opened += 1;
    ids.set(socket, last);
    open.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => open.delete(socket));
  });

  const accept = () => {
    timer = undefined;
    resetting = false;
    if (!server.listening) listenAgain();
  };

  // A port that was given up on purpose may be another's for a moment: a run must not end for it.
  server.on('error', () => {
    if (!server.listening && !stopped) timer = setTimeout(accept, takenMs);
  });

  return {
    idOf: (socket) => ids.get(socket) ?? 0,
    leaveOut(socket) {
      if (open.delete(socket)) opened -= 1;
    },
    count: () => ({ opened, open: open.size, refused }),
    refuse(manner, milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(accept, milliseconds);
      if (manner === 'reset') {
        resetting = true;
        if (!server.listening) listenAgain();
        server.closeIdleConnections();
      } else if (server.listening) {
        server.close(); // stops listening and closes what is idle; what is under way goes on
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
