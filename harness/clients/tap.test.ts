import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Exchange, type WireRecord } from '../gateway/exchange.ts';
import { openTap } from './tap.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function target(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

async function tapped(url: string, begin: (body: Uint8Array | null) => void = () => {}) {
  const records: WireRecord[] = [];
  const tap = await openTap({
    target: url,
    timeoutMs: 5000,
    signal: new AbortController().signal,
    begin: (body) => {
      begin(body);
      return { end: (record) => void records.push(record), drop: () => {} };
    },
  });
  closing.push(() => tap.close());
  return { tap, records };
}

it('passes requests and answers on as they are and writes them down', async () => {
  const url = await target((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () =>
      response.writeHead(200, { 'X-Echo': request.headers.host ?? '' }).end(`${request.url} ${body}`),
    );
  });
  const { tap, records } = await tapped(url);
  for (const text of ['one', 'two']) {
    const answer = await fetch(`${tap.base}/chat`, { method: 'POST', body: text });
    expect(await answer.text()).toBe(`/v1/chat ${text}`);
  }
  expect(records.map((record) => new Exchange(record).text)).toEqual(['/v1/chat one', '/v1/chat two']);
  expect(records[0]).toMatchObject({
    status: 200,
    ending: 'complete',
    request: { method: 'POST', url: `${url}/chat` },
  });
  expect(Buffer.from(records[1]?.request.body ?? []).toString()).toBe('two');
});

it('writes down every piece of a stream, and that its client left', async () => {
  const url = await target((_request, response) => void response.writeHead(200).write('data: 1\n\n'));
  const { tap, records } = await tapped(url);
  const left = new AbortController();
  const answer = await fetch(`${tap.base}/chat`, { signal: left.signal });
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n');
  left.abort();
  await expect.poll(() => records.length).toBe(1);
  expect(records[0]).toMatchObject({ ending: 'aborted', status: 200 });
});

it('lets nothing through that may not be sent', async () => {
  let asked = 0;
  const url = await target((_request, response) => {
    asked += 1;
    response.end();
  });
  const { tap, records } = await tapped(url, () => {
    throw new Error('spent');
  });
  await expect(fetch(`${tap.base}/models`)).rejects.toThrow();
  expect([asked, records.length]).toEqual([0, 0]);
});

it('shows a client what came before the target went away', async () => {
  const url = await target((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.socket?.end(), 20);
  });
  const { tap, records } = await tapped(url);
  const answer = await fetch(`${tap.base}/models`);
  await expect(answer.text()).rejects.toThrow();
  expect(records[0]).toMatchObject({ ending: 'reset', status: 200 });
  expect(new Exchange(records[0] as WireRecord).text).toBe('half');
});
