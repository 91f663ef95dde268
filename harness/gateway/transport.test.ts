import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { fetch } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { Exchange, type WireRecord } from './exchange.ts';
import { bodyOf, closedPort, httpServer, tcpServer } from './servers.test-data.ts';
import { liveTransport, type SendOptions } from './transport.ts';

const transport = liveTransport();
afterAll(() => transport.close());

const never = new AbortController().signal;

async function get(url: string, options: Partial<SendOptions> = {}): Promise<WireRecord> {
  const request = { method: 'GET', url, headers: [['accept', 'text/plain'] as const], body: null };
  return transport.send(request, { timeoutMs: 10_000, signal: never, ...options });
}

const text = (record: WireRecord): string => new Exchange(record).text;

describe.concurrent('a raw request', () => {
  it('is sent as given and its answer written down as it came', async () => {
    await using server = await httpServer(async (request, response) => {
      const body = await bodyOf(request);
      response.sendDate = false;
      response.writeHead(201, [
        ['Content-Type', 'text/plain'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Name', 'caf\u00e9'],
        ['Connection', 'close'],
      ]);
      response.end(`${request.method} ${request.url} ${request.headers['x-given']} ${body}`);
    });
    const record = await transport.send(
      { method: 'POST', url: `${server.url}/a?b=c`, headers: [['x-given', 'yes']], body: Buffer.from('héllo') },
      { timeoutMs: 10_000, signal: never },
    );
    expect(record).toMatchObject({ status: 201, ending: 'complete', error: null });
    expect(record.headers.slice(0, 4)).toEqual([
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Name', 'café'],
    ]);
    expect(text(record)).toBe('POST /a?b=c yes héllo');
    expect(record.headAt).toBeLessThanOrEqual(record.endAt);
  });

  it('keeps the trailers', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(200, { trailer: 'x-sum' });
      response.addTrailers({ 'x-sum': '42' });
      response.end('body');
    });
    expect((await get(server.url)).trailers).toEqual([['x-sum', '42']]);
  });

  it('keeps each read with its own time', async () => {
    await using server = await httpServer((_request, response) => {
      response.write('one');
      setTimeout(() => response.end('two'), 30);
    });
    const { reads } = await get(server.url);
    expect(reads.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['one', 'two']);
    expect(reads[1]?.at).toBeGreaterThan(reads[0]?.at ?? Number.POSITIVE_INFINITY);
  });

  it('is refused where nobody listens', async () => {
    const record = await get(await closedPort());
    expect(record).toMatchObject({ status: null, ending: 'refused', reads: [] });
    expect(record.error).toContain('ECONNREFUSED');
  });

  it('is sent once more, on a fresh connection, when the connection dies before any head', async () => {
    await using server = await tcpServer((socket, connection) => {
      if (connection === 0) socket.resetAndDestroy();
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    });
    expect(text(await get(server.url))).toBe('ok');
    expect(server.connections()).toBe(2);
  });

  it('is a reset when the fresh connection dies too, and is not tried a third time', async () => {
    await using server = await tcpServer((socket) => socket.resetAndDestroy());
    expect(await get(server.url)).toMatchObject({ status: null, ending: 'reset' });
    expect(server.connections()).toBe(2);
  });

  it('is not sent again when the connection dies in the middle of the body', async () => {
    await using server = await tcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf', () => socket.resetAndDestroy());
    });
    const record = await get(server.url);
    expect(record).toMatchObject({ status: 200, ending: 'reset' });
    expect('half'.startsWith(text(record))).toBe(true); // a reset may overtake what was sent before it
    expect(server.connections()).toBe(1);
  });

  it('is a reset with all that was read when the body ends short of its length', async () => {
    await using server = await tcpServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
    });
    const record = await get(server.url);
    expect(record).toMatchObject({ status: 200, ending: 'reset' });
    expect(text(record)).toBe('half');
  });

  it('times out before a head', async () => {
    await using server = await tcpServer(() => {});
    const record = await get(server.url, { timeoutMs: 50 });
    expect(record).toMatchObject({ status: null, ending: 'timeout' });
    expect(record.error).toContain('within 50 ms');
    expect(server.connections()).toBe(1);
  });

  it('times out inside a body and keeps what was read', async () => {
    await using server = await httpServer((_request, response) => void response.write('so far'));
    const record = await get(server.url, { timeoutMs: 200 });
    expect(record).toMatchObject({ status: 200, ending: 'timeout' });
    expect(text(record)).toBe('so far');
  });

  it('is aborted by its signal, and lets go of the signal', async () => {
    const leave = new AbortController();
    await using server = await httpServer((_request, response) => {
      response.write('first');
      leave.abort();
    });
    expect(await get(server.url, { signal: leave.signal })).toMatchObject({ ending: 'aborted' });
    expect(getEventListeners(leave.signal, 'abort')).toEqual([]);
    expect(await get(server.url, { signal: leave.signal })).toMatchObject({ status: null, ending: 'aborted' });
  });

  it('lets go of a signal that was not used', async () => {
    const { signal } = new AbortController();
    await using server = await httpServer((_request, response) => void response.end());
    await get(server.url, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it.for([
    ['both a length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['something else than HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n'],
    ['more headers than anybody takes', `HTTP/1.1 200 OK\r\nx-large: ${'x'.repeat(70 * 1024)}\r\n\r\n`],
  ] as const)('is malformed when the answer has %s', async ([, answer]) => {
    await using server = await tcpServer((socket) => void socket.end(answer));
    expect(await get(server.url)).toMatchObject({ ending: 'malformed' });
    expect(server.connections()).toBe(1);
  });

  it('sees a header block of 20 KiB, which Node’s own fetch refuses', async () => {
    const large = 'x'.repeat(20 * 1024);
    await using server = await tcpServer((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\nx-large: ${large}\r\ncontent-length: 0\r\n\r\n`);
    });
    const record = await get(server.url);
    expect(record).toMatchObject({ status: 200, ending: 'complete' });
    expect(record.headers[0]).toEqual(['x-large', large]);
  });

  it('cuts a body that does not end', async () => {
    await using server = await httpServer((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024, 'x')));
      };
      response.on('drain', more);
      more();
    });
    const record = await get(server.url);
    expect(record).toMatchObject({ status: 200, ending: 'endless' });
    const length = new Exchange(record).bytes.length;
    expect(length).toBeGreaterThan(8 * 1024 * 1024);
    expect(length).toBeLessThan(9 * 1024 * 1024);
  });

  it('does not take an interim response for the answer', async () => {
    await using server = await tcpServer((socket) => {
      socket.end('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    });
    const record = await get(server.url);
    expect(record).toMatchObject({ status: 200, headers: [['content-length', '2']] });
    expect(text(record)).toBe('ok');
  });

  it('has seen no head when the connection dies after an interim response', async () => {
    await using server = await tcpServer((socket) => socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'));
    expect(await get(server.url)).toMatchObject({ status: null, headers: [], headAt: null, ending: 'reset' });
  });

  it('follows no redirect', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await get(server.url)).toMatchObject({ status: 307, ending: 'complete' });
    expect(server.connections()).toBe(1);
  });

  it('lets 64 requests out at once', async () => {
    let open = 0;
    const waiting: (() => void)[] = [];
    await using server = await httpServer((_request, response) => {
      waiting.push(() => response.end());
      if (++open === 64) for (const answer of waiting) answer();
    });
    const all = await Promise.all(Array.from({ length: 64 }, () => get(server.url)));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 200));
  });

  it('is refused for a host that does not exist', async () => {
    expect(await get('http://no-such-host.invalid/')).toMatchObject({ status: null, ending: 'refused' });
  });
});

describe.concurrent('a dispatcher for fetch', () => {
  /** Fetches through a recorded dispatcher; what fetch came to, and the records. */
  async function fetched(url: string, body: string | null = null, options: Partial<SendOptions> = {}) {
    const begun: (string | null)[] = [];
    const records: WireRecord[] = [];
    const ended: Promise<void>[] = [];
    const dispatcher = transport.dispatcherFor(
      body === null ? null : Buffer.from(body),
      { timeoutMs: 10_000, signal: never, ...options },
      {
        begin: (sent) => {
          begun.push(sent === null ? null : Buffer.from(sent).toString());
          const { promise, resolve } = Promise.withResolvers<void>();
          ended.push(promise);
          return (record) => {
            records.push(record);
            resolve();
          };
        },
      },
    );
    const outcome = await fetch(url, { dispatcher, ...(body !== null && { method: 'POST', body }) }).then(
      async (response) => `${response.status} ${await response.text().catch((error: Error) => error.message)}`,
      (error: Error) => error.message,
    );
    await Promise.all(ended);
    return { outcome, begun, records };
  }

  it('writes down what fetch sent and received', async () => {
    await using server = await httpServer(async (request, response) => {
      response.end(`${request.method} ${await bodyOf(request)}`);
    });
    const { outcome, records } = await fetched(`${server.url}/x?y`, '{"a":1}');
    expect(outcome).toBe('200 POST {"a":1}');
    expect(records).toMatchObject([
      { status: 200, ending: 'complete', request: { method: 'POST', url: `${server.url}/x?y` } },
    ]);
    expect(Buffer.from(records[0]?.request.body ?? []).toString()).toBe('{"a":1}');
    expect(records[0]?.request.headers.map(([name]) => name)).toContain('accept');
  });

  it('writes down every hop of a redirect, each with the body it had', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/') response.writeHead(303, { location: '/there' }).end();
      else response.end('there');
    });
    const { outcome, begun, records } = await fetched(`${server.url}/`, 'body');
    expect(outcome).toBe('200 there');
    expect(begun).toEqual(['body', null]);
    expect(records.map(({ status, request }) => [status, request.method, request.body === null])).toEqual([
      [303, 'POST', false],
      [200, 'GET', true],
    ]);
  });

  it.for([
    ['dies before a head', 'fetch failed', 'reset', (socket: Socket) => socket.resetAndDestroy()],
    [
      'ends short',
      '200 terminated',
      'reset',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab'),
    ],
    ['is not HTTP', 'fetch failed', 'malformed', (socket: Socket) => socket.end('nonsense\r\n')],
  ] as const)('tells fetch and the record alike that an answer %s', async ([, message, ending, answer]) => {
    await using server = await tcpServer((socket) => void answer(socket));
    const { outcome, records } = await fetched(server.url);
    expect(outcome).toBe(message);
    expect(records).toMatchObject([{ ending }]);
    expect(server.connections()).toBe(1);
  });

  it('ends fetch where nobody listens', async () => {
    const { outcome, records } = await fetched(await closedPort());
    expect(outcome).toBe('fetch failed');
    expect(records).toMatchObject([{ status: null, ending: 'refused' }]);
  });

  it('ends fetch that waits for a connection when its time is over', async () => {
    await using server = await tcpServer(() => undefined);
    // Each holds one of the connections, so that the last gets none.
    const waiting = Array.from({ length: 65 }, () => fetched(server.url, null, { timeoutMs: 300 }));
    const outcomes = (await Promise.all(waiting)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array.from({ length: 65 }, () => 'fetch failed'));
  });

  it('ends fetch when the exchange outlasts its time', async () => {
    await using server = await httpServer((_request, response) => void response.write('so far'));
    const { outcome, records } = await fetched(server.url, null, { timeoutMs: 200 });
    expect(outcome).toContain('200');
    expect(records).toMatchObject([{ ending: 'timeout' }]);
  });

  it('ends fetch when the run is interrupted before or during it', async () => {
    const leave = new AbortController();
    await using server = await httpServer(() => leave.abort());
    for (let time = 0; time < 2; time++) {
      const { outcome, records } = await fetched(server.url, null, { signal: leave.signal });
      expect(outcome).toBe('fetch failed');
      expect(records).toMatchObject([{ status: null, ending: 'aborted' }]);
    }
  });

  it('sends nothing when the watch refuses', async () => {
    await using server = await httpServer((_request, response) => void response.end());
    const refusal = new Error('not now');
    const dispatcher = transport.dispatcherFor(
      null,
      { timeoutMs: 1000, signal: never },
      {
        begin: () => {
          throw refusal;
        },
      },
    );
    await expect(fetch(server.url, { dispatcher })).rejects.toMatchObject({ cause: refusal });
    expect(server.connections()).toBe(0);
  });
});

it('a closed transport answers with a death, not with a hang', async () => {
  const closed = liveTransport();
  await closed.close();
  const request = { method: 'GET', url: 'http://127.0.0.1:9/', headers: [], body: null };
  expect(await closed.send(request, { timeoutMs: 1000, signal: never })).toMatchObject({ status: null });
});
