import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { chatBody, startGateway, testKeys } from '../testing/gateway.ts';
import type { TestProvider } from '../testing/provider.ts';
import { chunkEvent, sendCompletion, startProvider } from '../testing/provider.ts';
import { exchangeRaw } from '../testing/raw.ts';

let provider: TestProvider;
let gateway: TestGateway;

beforeEach(async () => {
  provider = await startProvider();
  gateway = await startGateway(provider.url, { drainTimeoutMs: 60_000 });
});
afterEach(async () => {
  await gateway.close();
  await provider.close();
});

const sse = { 'content-type': 'text/event-stream' };

test('a connection that never sent a byte does not hold up the end', async () => {
  const silent = connect(gateway.port, '127.0.0.1');
  await once(silent, 'connect');
  await gateway.fetch('/health/live'); // by now the gateway has accepted the silent one too
  await gateway.close();
  silent.destroy();
});

test('a stream in flight is finished, a new connection refused', async () => {
  let finish = () => {};
  provider.answer((upstream) => {
    upstream.writeHead(200, sse).write(chunkEvent('first'));
    finish = () => upstream.end(`${chunkEvent('last', 'stop')}data: [DONE]\n\n`);
  });
  const response = await gateway.chat({ stream: true });
  const drained = gateway.close();
  await expect(fetch(`${gateway.origin}/health/live`)).rejects.toThrow('fetch failed');
  finish();
  expect(await response.text()).toMatch(/last[\s\S]*\[DONE\]\n\n$/);
  await drained;
});

test('a connection in use hears that it will be closed, and is', async () => {
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    provider.answer((upstream) => {
      finish = () => sendCompletion(upstream);
      resolve();
    });
  });
  const body = JSON.stringify(chatBody);
  const seen = exchangeRaw(
    gateway.port,
    `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKeys.a}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await begun;
  const drained = gateway.close();
  finish();
  expect(await seen).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
  await drained;
});

test('a stream that outlasts the drain ends with an error event', async () => {
  const hasty = await startGateway(provider.url, { drainTimeoutMs: 50 });
  provider.answer((upstream) => void upstream.writeHead(200, sse).write(chunkEvent('first')));
  const response = await hasty.chat({ stream: true });
  await hasty.close();
  const text = await response.text();
  expect(text).toContain('"code":"shutting_down"');
  expect(text).not.toContain('[DONE]');
});
