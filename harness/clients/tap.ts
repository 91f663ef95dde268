import { once } from 'node:events';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { TappedConnection, type TapWatch } from './tapped-connection.ts';

/** A loopback port whose every byte goes to the target and back unchanged, and is written down on the way. */
export interface Tap {
  /** What a client is given as its base URL: plain HTTP on loopback, whatever the target speaks. */
  readonly base: string;
  /** The Host header that the target expects. */
  readonly host: string;
  /** Ends every connection; all exchanges have been told of by then. */
  close(): Promise<void>;
}

export interface TapOptions extends TapWatch {
  /** The base URL of the target. */
  readonly target: string;
  readonly timeoutMs: number;
  /** Offered to a target that speaks TLS: HTTP/1.1 unless a client is to speak HTTP/2. */
  readonly protocol?: 'http/1.1' | 'h2';
}

/** Longer than any handshake takes. */
const agreedMs = 5000;

export async function openTap(options: TapOptions): Promise<Tap> {
  const target = new URL(options.target);
  const open = new Set<TappedConnection>();
  const server = createServer({ allowHalfOpen: false }, (client) => {
    const connection = new TappedConnection(client, connectTo(target, options.protocol ?? 'http/1.1'), {
      origin: target.origin,
      ...options,
    });
    open.add(connection);
    client.once('close', () => open.delete(connection));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    base: `http://127.0.0.1:${port}${target.pathname.replace(/\/+$/, '')}`,
    host: target.host,
    close: async () => {
      for (const connection of open) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Asks a target by ALPN, in a connection of its own; false for one without TLS or that does not answer. */
export async function offersHttp2(base: string): Promise<boolean> {
  const url = new URL(base);
  if (url.protocol !== 'https:') return false;
  const socket = connectTo(url, 'h2') as TLSSocket; // of an https URL
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(agreedMs) });
    return socket.alpnProtocol === 'h2';
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function connectTo({ protocol, hostname, port }: URL, alpn: 'http/1.1' | 'h2'): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:'
    ? connectTls({ host, port: Number(port || 443), servername: host, ALPNProtocols: [alpn] })
    : connectTcp({ host, port: Number(port || 80) });
}
