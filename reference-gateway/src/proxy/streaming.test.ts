import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { chatBody, startGateway, testKeys } from '../testing/gateway.ts';
import type { Respond, SeenRequest, TestProvider } from '../testing/provider.ts';
import { chunkEvent, startProvider } from '../testing/provider.ts';

let provider: TestProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startProvider();
  gateway = await startGateway(provider.url, { idleTimeoutMs: 300 });
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

const sse = { 'content-type': 'text/event-stream' };
const streams =
  (body: string | Buffer): Respond =>
  (response) => {
    response.writeHead(200, sse).end(body);
  };
const ask = async (respond: Respond) => {
  provider.answer(respond);
  return gateway.chat({ stream: true });
};
const whole = `${chunkEvent('Hé')}: ping\n\n${chunkEvent('👍', 'stop')}data: [DONE]\n\n`;

describe('a whole stream', () => {
  test('comes back byte for byte with the head of a stream', async () => {
    const response = await ask(streams(whole));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-length')).toBeNull();
    expect(response.headers.get('x-ratelimit-remaining-requests')).toMatch(/^\d+$/);
    expect(await response.text()).toBe(whole);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('keeps %s line ends', async (_name, end) => {
    const text = whole.replaceAll('\n', end);
    expect(await (await ask(streams(text))).text()).toBe(text);
  });

  test('survives single bytes', async () => {
    const response = await ask(async (upstream) => {
      upstream.writeHead(200, sse);
      for (const byte of Buffer.from(whole)) {
        upstream.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      upstream.end();
    });
    expect(await response.text()).toBe(whole);
  });

  test('ends at [DONE] although the provider stays', async () => {
    const response = await ask((upstream) => void upstream.writeHead(200, sse).write(whole));
    expect(await response.text()).toBe(whole);
  });

  test('is decoded when the provider compressed it', async () => {
    const response = await ask((upstream) => {
      upstream.writeHead(200, { ...sse, 'content-encoding': 'gzip' }).end(gzipSync(whole));
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe(whole);
  });
});

describe('flow', () => {
  test('each event leaves when it comes', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const response = await ask(async (upstream) => {
      upstream.writeHead(200, sse).write(chunkEvent('first'));
      await held;
      upstream.end(`${chunkEvent('second', 'stop')}data: [DONE]\n\n`);
    });
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain('first');
    release(); // the second event is written only after the first has arrived
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain('second');
  });

  test('the head is sent although the first event is slow', async () => {
    let release = () => {};
    const response = await ask(async (upstream) => {
      upstream.writeHead(200, sse).flushHeaders();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      upstream.end(whole);
    });
    release(); // fetch has resolved, so the head is here
    expect(await response.text()).toBe(whole);
  });

  test('a slow reader slows the provider down and loses nothing', async () => {
    const events = 400;
    const event = chunkEvent('x'.repeat(50_000));
    let written = 0;
    provider.answer(async (upstream) => {
      upstream.writeHead(200, sse);
      for (; written < events; written += 1) {
        if (!upstream.write(event)) await new Promise((resolve) => upstream.once('drain', resolve));
      }
      upstream.end('data: [DONE]\n\n');
    });
    const patient = await startGateway(provider.url, { idleTimeoutMs: 20_000 });
    try {
      const response = await patient.chat({ stream: true });
      let seen = 0;
      let before = -1;
      while (before !== written) {
        before = written; // the provider has stopped when nothing was written for a while
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect(written).toBeLessThan(events);
      for await (const chunk of response.body ?? []) seen += chunk.length;
      expect(seen).toBe(events * Buffer.byteLength(event) + 'data: [DONE]\n\n'.length);
    } finally {
      await patient.close();
    }
  });
});

describe('a client that leaves', () => {
  let patient: TestGateway;
  beforeAll(async () => {
    // Far beyond the time of a test: only the client's leaving can end the provider's work.
    patient = await startGateway(provider.url, { headersTimeoutMs: 600_000, idleTimeoutMs: 600_000 });
  });
  afterAll(() => patient.close());

  test.each([
    ['a plain request', false, false],
    ['a stream before its head', true, false],
    ['a stream in the middle', true, true],
  ])('%s takes the provider’s work with it and gives its tokens back', async (_name, stream, begun) => {
    const started = new Promise<SeenRequest>((resolve) => {
      provider.answer((upstream, seen) => {
        if (begun) upstream.writeHead(200, sse).write(chunkEvent('x'));
        resolve(seen);
      });
    });
    const abort = new AbortController();
    const asked = patient.chat({ stream, max_tokens: 20_000 }, { signal: abort.signal });
    const left = asked.catch(() => 'left');
    const { closed } = await started;
    if (begun) await (await asked).body?.getReader().read();
    abort.abort();
    await closed; // the provider sees its connection close
    if (!begun) expect(await left).toBe('left');
    const remaining = async () =>
      Number((await patient.chat({ model: 7 })).headers.get('x-ratelimit-remaining-tokens'));
    await expect.poll(remaining).toBeGreaterThan(999_000);
  });
});

describe('a failing stream', () => {
  const cut = `${chunkEvent('half')}data: {"id":"c1","cho`;
  test.each<[string, Respond]>([
    ['ends early', streams(cut)],
    [
      'is reset',
      (upstream) => {
        upstream.writeHead(200, sse).write(cut, () => upstream.socket?.resetAndDestroy());
      },
    ],
    ['falls silent', (upstream) => void upstream.writeHead(200, sse).write(cut)],
  ])('that %s ends with one error event and without [DONE]', async (_name, respond) => {
    const text = await (await ask(respond)).text();
    expect(text.startsWith(chunkEvent('half'))).toBe(true);
    const events = text.trimEnd().split('\n\n');
    expect(events).toHaveLength(2);
    expect(JSON.parse(events[1]?.slice(6) ?? '')).toMatchObject({ error: { type: 'server_error', param: null } });
    expect(text).not.toContain('[DONE]');
  });

  test('with an error event in the middle is told so, without what the client must not know', async () => {
    const leak = `failed at ${provider.url} with sk-provider-secret-0123456789`;
    const text = await (
      await ask(streams(`${chunkEvent('x')}data: {"error":{"message":"${leak}"}}\n\ndata: [DONE]\n\n`))
    ).text();
    expect(text).toContain('failed at [redacted]');
    expect(text).not.toMatch(/127\.0\.0\.1|sk-provider|\[DONE\]/);
  });

  test.each([
    ['{"error":{"message":"slow down","type":"rate_limit_error"}}', 429],
    ['{"error":{"message":"bad","code":400}}', 400],
    ['{"error":{"message":"broken"}}', 502],
  ])('that begins with %s is an HTTP %d', async (data, status) => {
    const response = await ask(streams(`data: ${data}\n\n`));
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('that is JSON or empty is a 502', async () => {
    expect(
      (await ask((upstream) => void upstream.setHeader('content-type', 'application/json').end('{"choices":[]}')))
        .status,
    ).toBe(502);
    expect((await ask(streams(''))).status).toBe(502);
  });
});

test('a Responses stream that is cut ends with its own kind of error event', async () => {
  provider.answer(streams('event: response.created\ndata: {"type":"response.created","sequence_number":0}\n\n'));
  const response = await gateway.fetch('/v1/responses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm1', input: 'hi', stream: true }),
  });
  expect(await response.text()).toMatch(
    /event: error\ndata: \{"type":"error","code":"upstream_stream_cut",.*"sequence_number":1\}\n\n$/,
  );
});

test('an HTTP/1.1 connection is used again after a stream', async () => {
  provider.answer(streams(whole));
  const { Agent } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = () =>
    new Promise<boolean>((resolve, reject) => {
      const sent = httpRequest(
        `${gateway.origin}/v1/chat/completions`,
        {
          agent,
          method: 'POST',
          headers: { authorization: `Bearer ${testKeys.a}`, 'content-type': 'application/json' },
        },
        (response) => {
          response.resume().on('end', () => resolve(sent.reusedSocket));
        },
      );
      sent.on('error', reject).end(JSON.stringify({ ...chatBody, stream: true }));
    });
  expect(await once()).toBe(false);
  await new Promise((resolve) => setImmediate(resolve)); // the agent takes the socket back one turn later
  expect(await once()).toBe(true);
  agent.destroy();
});
