import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
}

/** Listens on a free port of the loopback; disposing it also cuts what is still open. */
async function listening(server: Server): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // a client that resets is part of the tests
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const httpServer = (listener: RequestListener): Promise<RunningServer> => listening(createHttpServer(listener));

/** A server below HTTP: `answer` is called with the socket once a request has been read, and with its number. */
export function tcpServer(answer: (socket: Socket, connection: number) => void): Promise<RunningServer> {
  let connections = 0;
  return listening(
    createTcpServer((socket) => {
      const connection = connections++;
      socket.once('data', () => answer(socket, connection));
    }),
  );
}

/** Everything a request carries after its head. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // no encoding is set
  return Buffer.concat(parts).toString('utf8');
}

/** A port where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = await httpServer(() => {});
  await server[Symbol.asyncDispose]();
  return server.url;
}
