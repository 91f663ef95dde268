import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Exchange, type WireRecord } from './exchange.ts';
import type { RawCall } from './gateway.ts';
import { rawRequest } from './raw-request.ts';
import { converse, type RawOptions } from './raw-socket.ts';
import { bodyOf, closedPort, httpServer, tcpServer } from './servers.test-data.ts';

const options: RawOptions = { timeoutMs: 10_000, signal: new AbortController().signal, sleep: async () => {} };

const ask = (url: string, calls: readonly RawCall[], more: Partial<RawOptions> = {}) =>
  converse(
    calls.map((call) => {
      const body = typeof call.body === 'string' ? Buffer.from(call.body) : null;
      return rawRequest(call, url + call.path, { host: 'gateway.example', 'x-usual': 'yes' }, body);
    }),
    { ...options, ...more },
  );

const text = (record: WireRecord | undefined) => (record === undefined ? undefined : new Exchange(record).text);

/** A server that answers every connection with these bytes, whatever it is asked, and then closes or waits. */
const answering = (bytes: string, then: (socket: Socket) => void = () => {}) =>
  tcpServer((socket) => {
    socket.write(bytes, 'latin1');
    then(socket);
  });

const get: RawCall = { method: 'GET', path: '/a' };

describe.concurrent('a request written by hand', () => {
  it('leaves as it was given, and its answer is read', async () => {
    await using server = await httpServer(async (request, response) => {
      const body = await bodyOf(request);
      response.end(JSON.stringify({ url: request.url, headers: request.rawHeaders, body }));
    });
    const call: RawCall = { method: 'POST', path: '/a/%2e%2e/b?c', headers: [['X-Usual', 'no']], body: 'héllo' };
    const [record] = await ask(server.url, [call]);
    expect(record).toMatchObject({ status: 200, ending: 'complete', error: null });
    const seen = JSON.parse(text(record) ?? '') as { url: string; headers: string[]; body: string };
    expect(seen.url).toBe('/a/%2e%2e/b?c');
    expect(seen.headers).toEqual(['host', 'gateway.example', 'content-length', '6', 'X-Usual', 'no']);
    expect(seen.body).toBe('héllo');
  });

  it('can leave in chunks', async () => {
    await using server = await httpServer(async (request, response) => {
      response.end(`${request.headers['transfer-encoding']} ${await bodyOf(request)}`);
    });
    const [record] = await ask(server.url, [{ method: 'POST', path: '/', body: 'abcdefg', chunkBytes: 3 }]);
    expect(text(record)).toBe('chunked abcdefg');
  });

  it('keeps to one connection while the server does', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/close') response.setHeader('connection', 'close');
      response.end(request.url);
    });
    const records = await ask(server.url, [get, get, { ...get, path: '/close' }, get]);
    expect(records.map(text)).toEqual(['/a', '/a', '/close', '/a']);
    expect(records.map(({ socket }) => socket?.reused)).toEqual([false, true, true, false]);
    expect(server.connections()).toBe(2);
  });

  it('sees whether the server closes when it is asked to', async () => {
    await using server = await httpServer((_request, response) => response.end('whole'));
    const [record] = await ask(server.url, [{ ...get, headers: [['connection', 'close']] }]);
    expect(record?.socket?.closedAt).toBeGreaterThanOrEqual(record?.endAt ?? Number.NaN);
  });

  it('waits for 100 Continue before it sends the body', async () => {
    await using server = await httpServer(async (request, response) => response.end(await bodyOf(request)));
    const call: RawCall = { method: 'POST', path: '/', body: 'body', headers: [['expect', '100-continue']] };
    const [record] = await ask(server.url, [call]);
    expect(text(record)).toBe('body');
    expect(record?.socket?.continuedAt).toBeLessThanOrEqual(record?.headAt ?? 0);
  });

  it('is idle for as long as it was told, or until the server closes', async () => {
    await using server = await httpServer((_request, response) => response.end('x'));
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    await ask(server.url, [get, { ...get, idleMs: 7 }], { sleep });
    expect(slept).toEqual([7]);
  });
});

describe.concurrent('an answer that a strict client refuses', () => {
  const json = '{"a":1}';

  it.each([
    ['two lengths', `HTTP/1.1 200 OK\r\ncontent-length: 7\r\nContent-Length: 9\r\n\r\n${json}`, 0],
    [
      'both framings',
      `HTTP/1.1 200 OK\r\ncontent-length: 9\r\ntransfer-encoding: chunked\r\n\r\n7\r\n${json}\r\n0\r\n\r\n`,
      0,
    ],
    ['bytes after its end', `HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n${json}}}`, 2],
    ['bare line feeds', `HTTP/1.1 200 OK\ncontent-length: 7\n\n${json}`, 0],
  ])('is read with %s', async (_name, bytes, leftover) => {
    await using server = await answering(bytes);
    const [record] = await ask(server.url, [get]);
    expect(record).toMatchObject({ status: 200, ending: 'complete', socket: { leftover } });
    expect(text(record)).toBe(json);
  });

  it('keeps every header line and trailer', async () => {
    await using server = await answering(
      'HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nodd\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\nz\r\n0\r\nX-Sum: 3\r\n\r\n',
    );
    const [record] = await ask(server.url, [get]);
    expect(record?.headers).toEqual([
      ['A', '1'],
      ['a', '2'],
      ['odd', ''],
      ['Transfer-Encoding', 'chunked'],
    ]);
    expect(record?.trailers).toEqual([['X-Sum', '3']]);
    expect(text(record)).toBe('z');
  });

  it('counts the bytes of a body that a HEAD must not have', async () => {
    await using server = await answering('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello', (socket) => socket.end());
    const [record] = await ask(server.url, [{ ...get, method: 'HEAD', headers: [['connection', 'close']] }]);
    expect(record).toMatchObject({ ending: 'complete', reads: [], socket: { leftover: 5 } });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', 'malformed'],
    ['no chunk length', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnope\r\n', 'malformed'],
    ['too long a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n', 'malformed'],
  ] as const)('says so of %s', async (_name, bytes, ending) => {
    await using server = await answering(bytes);
    expect((await ask(server.url, [get]))[0]).toMatchObject({ ending });
  });

  it('is cut when the connection ends inside it, and whole when only the end shows its length', async () => {
    await using cut = await answering('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', (socket) => socket.end());
    expect((await ask(cut.url, [get]))[0]).toMatchObject({ status: 200, ending: 'reset' });
    await using whole = await answering('HTTP/1.0 200 OK\r\n\r\nwhole', (socket) => socket.end());
    expect((await ask(whole.url, [get]))[0]).toMatchObject({ status: 200, ending: 'complete' });
  });
});

describe.concurrent('a target that does not answer', () => {
  it('is refused, reset or timed out', async () => {
    expect((await ask(await closedPort(), [get]))[0]).toMatchObject({ status: null, ending: 'refused' });
    await using resetting = await tcpServer((socket) => socket.resetAndDestroy());
    expect((await ask(resetting.url, [get]))[0]).toMatchObject({ status: null, ending: 'reset' });
    await using silent = await tcpServer(() => {});
    expect((await ask(silent.url, [get], { timeoutMs: 50 }))[0]).toMatchObject({ status: null, ending: 'timeout' });
  });

  it('is left when the run is interrupted', async () => {
    await using silent = await tcpServer(() => {});
    const interrupt = new AbortController();
    const asked = ask(silent.url, [get], { signal: interrupt.signal });
    interrupt.abort();
    expect((await asked)[0]).toMatchObject({ status: null, ending: 'aborted' });
  });
});
