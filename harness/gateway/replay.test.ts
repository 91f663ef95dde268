import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import type OpenAI from 'openai';
import { fetch } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { noClients } from '../scenarios.test-data.ts';
import { Budget } from './budget.ts';
import { Client } from './client.ts';
import { restore, store } from './evidence.ts';
import type { WireRecord } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { redactor } from './redact.ts';
import { EvidenceExhausted, replayTransport } from './replay.ts';
import { bodyOf, httpServer, type RunningServer, tcpServer } from './servers.test-data.ts';
import { liveTransport, type Transport } from './transport.ts';

const live = liveTransport();
afterAll(() => live.close());

const never = new AbortController().signal;

function connect(base: string, transport: Transport, timeoutMs = 10_000): Client {
  return new Client({
    target: {
      base,
      keys: { apiKey: null, otherKey: null, limitedKey: null },
      headers: {},
      model: 'm',
      listed: [],
      embeddingModel: '',
      chatDefaults: {},
      timeoutMs,
    },
    transport,
    budget: new Budget({ requests: 100, tokens: 10_000 }),
    seed: 'seed',
    sleep: async () => {},
    agent: 'test',
    clients: noClients,
    upstream: null,
    signal: never,
  });
}

/** As it comes back from disk. */
const kept = (transcript: readonly WireRecord[]): readonly WireRecord[] =>
  transcript.map((wire) => restore(JSON.parse(JSON.stringify(store(wire, redactor([]))))));

/** Performs the same exchange on the server and on what was recorded of it, and returns what was seen each time. */
async function twice<T>(server: RunningServer, exchange: (gateway: Gateway) => Promise<T>, timeoutMs?: number) {
  const first = connect(server.url, live, timeoutMs);
  const seen = await exchange(first);
  await first.settled();
  const connections = server.connections();
  const second = connect(server.url, replayTransport(kept(first.transcript)), timeoutMs);
  const again = await exchange(second);
  await second.settled();
  expect(server.connections()).toBe(connections);
  const untimed = (records: readonly WireRecord[]) =>
    records.map(({ request, status, ending }) => [request.url, status, ending]);
  expect(untimed(second.transcript)).toEqual(untimed(first.transcript));
  return { seen, again };
}

const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: finish }],
  })}\n\n`;

const streaming =
  (...parts: readonly string[]): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const part of parts) response.write(part);
    response.end();
  };

const request = { model: 'm', messages: [{ role: 'user' as const, content: 'hi' }] };

/** What an SDK's user gets of a stream: the words until it ended or failed. */
async function words(sdk: OpenAI): Promise<readonly string[]> {
  const heard: string[] = [];
  try {
    for await (const part of await sdk.chat.completions.create({ ...request, stream: true })) {
      heard.push(part.choices[0]?.delta.content ?? '');
    }
  } catch (error) {
    heard.push(error instanceof Error ? `${error.constructor.name}: ${error.message}` : 'something else');
  }
  return heard;
}

describe.concurrent('a replay', () => {
  it('answers raw requests as they were answered', async () => {
    await using server = await httpServer((incoming, response) => {
      response.writeHead(incoming.url === '/a' ? 200 : 404, { 'x-at': incoming.url ?? '' }).end(`at ${incoming.url}`);
    });
    const { seen, again } = await twice(server, async (gateway) => {
      const [a, b] = [await gateway.get('/a'), await gateway.post('/b', { c: 1 })];
      return [a, b].map(({ status, text, wire }) => ({ status, text, headers: wire.headers, endAt: wire.endAt }));
    });
    // Evidence keeps microseconds.
    expect(again).toEqual(seen.map((one) => ({ ...one, endAt: expect.closeTo(one.endAt, 2) })));
  });

  it('gives each of several requests at once the answer to what it sent', async () => {
    await using server = await httpServer(async (incoming, response) => void response.end(await bodyOf(incoming)));
    const records: WireRecord[] = [];
    for (const say of ['one', 'two', 'three']) records.push((await connect(server.url, live).post('/', { say })).wire);
    const replayed = connect(server.url, replayTransport(kept(records)));
    const answers = await Promise.all(['three', 'one', 'two'].map((say) => replayed.post('/', { say })));
    expect(answers.map(({ text }) => text)).toEqual(['{"say":"three"}', '{"say":"one"}', '{"say":"two"}']);
  });

  it('keeps the order of answers to one and the same request, as after a wait', async () => {
    let asked = 0;
    await using server = await httpServer(
      (_incoming, response) => void response.writeHead(++asked < 3 ? 429 : 200).end(),
    );
    const { seen, again } = await twice(server, async (gateway) => [
      (await gateway.get('/')).status,
      (await gateway.openai((sdk) => sdk.models.list())).error,
    ]);
    expect(seen[0]).toBe(200);
    expect(again).toEqual(seen);
  });

  it.for([
    ['dies before a head', (socket: Socket) => socket.resetAndDestroy()],
    ['ends short', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab')],
    ['is not HTTP', (socket: Socket) => socket.end('nonsense\r\n')],
    ['never comes', () => {}],
  ] as const)('repeats an answer that %s, raw and to the SDK', async ([, answer]) => {
    await using server = await tcpServer((socket) => void answer(socket));
    const { seen, again } = await twice(
      server,
      async (gateway) => {
        const { wire } = await gateway.get('/models');
        const { error } = await gateway.openai((sdk) => sdk.models.list());
        return { status: wire.status, ending: wire.ending, error: wire.error, classes: error?.classes };
      },
      200,
    );
    expect(seen.ending).not.toBe('complete');
    expect(again).toEqual(seen);
  });

  it.for([
    ['a refusal', 400, 'application/json', '{"error":{"message":"no","code":"c","param":"p","type":"t"}}'],
    ['a refusal that is no JSON', 502, 'text/html', '<h1>Bad gateway</h1>'],
    ['an answer that is no JSON', 200, 'application/json', '{"id":'],
    ['an answer of the wrong type', 200, 'text/plain', 'OK'],
    ['a list', 200, 'application/json', '{"object":"list","data":[{"id":"m"}]}'],
    ['nothing', 204, '', ''],
  ] as const)('gives the SDK %s', async ([, status, type, body]) => {
    await using server = await httpServer((_incoming, response) => {
      response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_1' }).end(body);
    });
    const { seen, again } = await twice(server, async (gateway) => {
      const { value, error } = await gateway.openai((sdk) => sdk.models.list());
      return { value: JSON.stringify(value), error };
    });
    expect(again).toEqual(seen);
  });

  it('streams to the SDK what was streamed', async () => {
    await using server = await httpServer(streaming(chunk('one '), chunk('two', 'stop'), 'data: [DONE]\n\n'));
    const { seen, again } = await twice(server, async (gateway) => {
      const iterated = await gateway.openai(words);
      const assembled = await gateway.openai((sdk) => sdk.chat.completions.stream(request).finalContent());
      return [iterated.value, assembled.value, assembled.error];
    });
    expect(seen).toEqual([['one ', 'two'], 'one two', undefined]);
    expect(again).toEqual(seen);
  });

  it('fails a stream where it failed, after the words that came before', async () => {
    await using server = await tcpServer((socket) => {
      const part = chunk('one ');
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n');
      socket.end(`${part.length.toString(16)}\r\n${part}\r\n`);
    });
    const { seen, again } = await twice(server, async (gateway) => (await gateway.openai(words)).value);
    expect(seen).toEqual(['one ', expect.stringContaining('Error')]);
    expect(again).toEqual(seen);
  });

  it.for([
    ['an error event', `data: {"error":{"message":"overloaded","code":"c"}}\n\n`],
    ['a broken event', 'data: {"choices":\n\n'],
    ['no end', ''],
  ] as const)('ends a stream with %s as it did', async ([, last]) => {
    await using server = await httpServer(streaming(chunk('one '), last));
    const { seen, again } = await twice(server, async (gateway) => [
      (await gateway.openai(words)).value,
      (await gateway.openai((sdk) => sdk.chat.completions.stream(request).finalContent())).error,
    ]);
    expect(again).toEqual(seen);
  });

  it('lets a reader leave where it left', async () => {
    await using server = await httpServer((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('one '));
    });
    const { seen, again } = await twice(server, async (gateway) => {
      const { value, exchanges } = await gateway.openai(async (sdk) => {
        for await (const part of await sdk.chat.completions.create({ ...request, stream: true })) return part.id;
        return 'nothing';
      });
      return [value, exchanges.map(({ wire }) => wire.ending)];
    });
    expect(seen).toEqual(['c', ['aborted']]);
    expect(again).toEqual(seen);
  });

  it('plays a dispatcher’s exchange to fetch: head, body and end', async () => {
    await using server = await httpServer((_incoming, response) => {
      response.writeHead(201, [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['x-name', 'caf\u00e9'],
      ]);
      response.end('body');
    });
    const { wire } = await connect(server.url, live).get('/');
    const ended: WireRecord[] = [];
    const dispatcher = replayTransport([wire]).dispatcherFor(
      null,
      { timeoutMs: 1000, signal: never },
      { begin: () => (record) => void ended.push(record) },
    );
    const response = await fetch(`${server.url}/`, { dispatcher });
    expect([
      response.status,
      response.headers.getSetCookie(),
      response.headers.get('x-name'),
      await response.text(),
    ]).toEqual([201, ['a=1', 'b=2'], 'café', 'body']);
    expect(ended).toEqual([wire]);
  });

  it('says that the evidence ran out, and does not hang, raw and through the SDK', async () => {
    const client = connect('http://gateway.example/v1', replayTransport([]));
    await expect(client.get('/models')).rejects.toBeInstanceOf(EvidenceExhausted);
    await expect(client.openai((sdk) => sdk.models.list())).rejects.toThrow(
      'expected a recorded exchange for GET http://gateway.example/v1/models, found none left',
    );
    await client.settled();
    expect(client.transcript).toEqual([]);
  });

  it('does not answer a request that was never made', async () => {
    await using server = await httpServer((_incoming, response) => void response.end());
    const { wire } = await connect(server.url, live).get('/models');
    await expect(connect(server.url, replayTransport([wire])).get('/other')).rejects.toBeInstanceOf(EvidenceExhausted);
  });
});
