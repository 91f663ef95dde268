import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer } from './server.ts';

let server: Server;
let origin: string;
let logged = '';

beforeAll(async () => {
  const secret = () => {
    throw new Error('the inside: /srv/secret.ts');
  };
  const write = (line: string) => {
    logged += line;
  };
  server = createHttpServer(
    [
      { path: '/throws', handlers: { GET: secret } },
      { path: '/rejects', handlers: { GET: async () => secret() } },
      {
        path: '/breaks',
        handlers: {
          GET: ({ response }) => {
            response.writeHead(200).write('half');
            secret();
          },
        },
      },
    ],
    pino({ base: null }, { write }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never a string
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each(['/throws', '/rejects'])(
  'a fault of ours on %s is a 500 that tells the log and not the client',
  async (path) => {
    const response = await fetch(origin + path);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'server_error', param: null, code: null } });
    expect(text).not.toContain('secret');
    expect(logged).toContain('the inside');
  },
);

test('a fault in the middle of an answer cuts it, and the server goes on', async () => {
  await expect(fetch(`${origin}/breaks`).then((response) => response.text())).rejects.toThrow();
  expect((await fetch(`${origin}/throws`)).status).toBe(500);
});
