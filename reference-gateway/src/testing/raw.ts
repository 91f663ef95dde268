import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes over one connection and returns what came back until the server closed it or `until` was seen. */
export async function exchangeRaw(port: number, bytes: string | Buffer, until?: RegExp): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // a reset ends the exchange like a close
  await once(socket, 'connect');
  socket.write(bytes);
  let seen = '';
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString('latin1');
      if (until?.test(seen)) resolve();
    });
    socket.once('close', () => resolve());
  });
  socket.destroy();
  return seen;
}
