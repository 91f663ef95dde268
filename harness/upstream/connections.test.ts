import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { connectionsOf } from './connections.ts';

it('waits for its port when somebody took it while connections were refused', async () => {
  const server = createServer((_, response) => response.end('ok'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connections = connectionsOf(server, () => server.listen(port, '127.0.0.1'));
  const closed = once(server, 'close');
  connections.refuse('closed', 50);
  await closed;

  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const failed = once(server, 'error').catch((error: unknown) => [error]);
  expect(await failed).toMatchObject([{ code: 'EADDRINUSE' }]);

  const listening = once(server, 'listening');
  other.close();
  await listening;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ok');
  connections.stop();
  server.closeAllConnections();
  server.close();
});
