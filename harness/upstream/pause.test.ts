import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { pause } from './pause.ts';

it('ends when the client leaves, long before its time', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has no other kind of address
  const client = connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [, response]: [unknown, ServerResponse] = (await once(server, 'request')) as [unknown, ServerResponse];
  const began = performance.now();
  const paused = pause(60_000, response);
  client.destroy();
  await paused;
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(response.listenerCount('close')).toBe(0);
  server.close();
});
