import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeEvents } from './event-writer.ts';
import { type Pacer, startPacer } from './pacer.ts';
import type { Write } from './stream-writes.ts';

let server: Server;
let pacer: Pacer;
beforeAll(async () => {
  pacer = startPacer();
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  pacer.stop();
  server.close();
});

async function exchange(): Promise<{ client: Socket; response: ServerResponse }> {
  const { port } = server.address() as AddressInfo; // a TCP server that listens has no other kind of address
  const client = connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  response.flushHeaders();
  return { client, response };
}

const event = (text: string): Write => ({ pieces: [text], events: 1 });

const quiet = () => ({ pacer, pace: 1, onWritten: () => {} });

it('ends the source of the events when the client leaves', async () => {
  const { client, response } = await exchange();
  let ended = false;
  function* endless(): Generator<Write> {
    try {
      for (;;) yield event('data: more\n\n');
    } finally {
      ended = true;
    }
  }
  const written = writeEvents(response, endless(), quiet());
  await once(client, 'data');
  client.destroy();
  await written;
  expect(ended).toBe(true);
});

it('writes well-formed chunks, each event in one of its own', async () => {
  const { client, response } = await exchange();
  const pieces: Buffer[] = [];
  client.on('data', (piece) => pieces.push(piece));
  const events = [event('event: ping\ndata: {}\n\n'), event('data: 漢字\n\n')];
  await writeEvents(response, events, quiet());
  await once(client, 'close');
  const [, body] = Buffer.concat(pieces)
    .toString()
    .split(/\r\n\r\n([\s\S]*)/);
  expect(body).toBe('16\r\nevent: ping\ndata: {}\n\n\r\ne\r\ndata: 漢字\n\n\r\n0\r\n\r\n');
});

it('stamps every event with when it was due', async () => {
  const { client, response } = await exchange();
  client.resume();
  const due: number[] = [];
  const events = Array.from({ length: 4 }, () => event('data: x\n\n'));
  await writeEvents(response, events, { ...quiet(), pace: 5, onWritten: (dueAt: number) => due.push(dueAt) });
  expect(due.map((at) => Math.round(at - (due[0] ?? 0)))).toEqual([0, 5, 10, 15]);
});
