import type { IncomingMessage, RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { noClients } from '../scenarios.test-data.ts';
import { Budget, BudgetSpent } from './budget.ts';
import { Client, type ClientParts, type Target } from './client.ts';
import { bodyOf, httpServer, tcpServer } from './servers.test-data.ts';
import { liveTransport } from './transport.ts';

const transport = liveTransport();
afterAll(() => transport.close());

interface Setting extends Partial<Omit<ClientParts, 'target'>> {
  readonly target?: Partial<Target>;
}

function connect(url: string, { target, ...parts }: Setting = {}) {
  const waits: number[] = [];
  const budget = new Budget({ requests: 100, tokens: 10_000 });
  const client = new Client({
    target: {
      base: `${url}/v1`,
      keys: { apiKey: 'sk-of-the-run', otherKey: null, limitedKey: null },
      headers: {},
      model: 'm',
      embeddingModel: 'e',
      listed: ['m', 'n'],
      chatDefaults: { max_tokens: 16 },
      timeoutMs: 10_000,
      ...target,
    },
    transport,
    budget,
    seed: 'seed',
    sleep: async (ms) => void waits.push(ms),
    agent: 'agent/1',
    clients: noClients,
    upstream: null,
    signal: new AbortController().signal,
    ...parts,
  });
  return { client, waits, budget };
}

const completion = JSON.stringify({
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'OK' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
});

const answering: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(completion);
};

/** Answers 429 a number of times, then as usual. */
function limited(times: number, status = 429, headers: Record<string, string> = { 'retry-after': '3' }) {
  let asked = 0;
  const listener: RequestListener = (request, response) => {
    asked += 1;
    if (asked <= times) response.writeHead(status, headers).end('{"error":{"message":"later"}}');
    else answering(request, response);
  };
  return { listener, asked: () => asked };
}

describe.concurrent('a client', () => {
  it('makes the same nonces from the same seed, and no two alike', () => {
    const [one, two, other] = [connect('').client, connect('').client, connect('', { seed: 'another' }).client];
    const nonces = [one.nonce(), one.nonce()];
    expect([two.nonce(), two.nonce()]).toEqual(nonces);
    expect(new Set([...nonces, other.nonce()]).size).toBe(3);
    expect(nonces[0]).toMatch(/^nonce-[0-9a-f]{12}$/);
  });

  it('sends its headers, the given ones last', async () => {
    const seen: IncomingMessage['headers'][] = [];
    await using server = await httpServer((request, response) => {
      seen.push(request.headers);
      answering(request, response);
    });
    const { client } = connect(server.url, { target: { headers: { 'x-extra': 'yes' } } });
    await client.get('/models');
    await client.chat({}, { key: null, headers: { accept: 'text/event-stream' } });
    await client.chat({}, { key: 'another' });
    expect(seen[0]).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'agent/1',
      'x-extra': 'yes',
      authorization: 'Bearer sk-of-the-run',
    });
    expect(seen[0]).not.toHaveProperty('content-type');
    expect(seen[1]).toMatchObject({ accept: 'text/event-stream', 'content-type': 'application/json' });
    expect(seen[1]).not.toHaveProperty('authorization');
    expect(seen[2]).toHaveProperty('authorization', 'Bearer another');
  });

  it('sends objects as JSON, texts and bytes as they are', async () => {
    const bodies: string[] = [];
    await using server = await httpServer(async (request, response) => {
      bodies.push(`${request.method} ${request.url} ${await bodyOf(request)}`);
      answering(request, response);
    });
    const { client } = connect(server.url);
    await client.post('/a', { b: undefined, c: 'ü' });
    await client.post('/a', '{"broken');
    await client.post('/a', new Uint8Array([0x41, 0x42]));
    await client.streamChat({ max_tokens: undefined });
    expect(bodies).toEqual([
      'POST /v1/a {"c":"ü"}',
      'POST /v1/a {"broken',
      'POST /v1/a AB',
      'POST /v1/chat/completions {"model":"m","messages":[{"role":"user","content":"Reply with the single word OK."}],"stream":true}',
    ]);
  });

  it('keeps its transcript in the order of sending', async () => {
    const { promise: second, resolve: secondCame } = Promise.withResolvers<void>();
    await using server = await httpServer(async (request, response) => {
      if (request.url === '/v1/first') await second;
      else secondCame();
      response.end();
    });
    const { client } = connect(server.url);
    await Promise.all([client.get('/first'), client.get('/second')]);
    expect(client.transcript.map(({ request }) => new URL(request.url).pathname)).toEqual(['/v1/first', '/v1/second']);
  });

  it('waits out a 429 as long as it is asked to', async () => {
    const { listener, asked } = limited(2);
    await using server = await httpServer(listener);
    const { client, waits, budget } = connect(server.url);
    expect((await client.chat()).status).toBe(200);
    expect(asked()).toBe(3);
    expect(waits).toEqual([3000, 3000]);
    expect(client.disturbed).toBeNull();
    expect(budget.spent).toEqual({ requests: 3, tokens: 7, counted: 'usage' });
  });

  it('is disturbed by a 429 that does not end', async () => {
    const { listener, asked } = limited(9);
    await using server = await httpServer(listener);
    const { client } = connect(server.url);
    expect((await client.chat()).status).toBe(429);
    expect(asked()).toBe(3);
    expect(client.disturbed).toContain('429 3 times in a row');
  });

  it('waits out a 503 but takes one that does not end for an answer, raw and through the SDK', async () => {
    await using server = await httpServer(limited(9, 503, {}).listener);
    const { client, waits } = connect(server.url);
    expect((await client.chat()).status).toBe(503);
    expect((await client.openai((sdk) => sdk.models.list())).error?.status).toBe(503);
    expect(waits).toEqual([1000, 1000, 1000, 1000]);
    expect(client.disturbed).toBeNull();
  });

  it('does not wait when the scenario looks at the refusal itself', async () => {
    await using server = await httpServer(limited(9).listener);
    const { client, waits } = connect(server.url);
    expect((await client.chat({}, { patient: false })).status).toBe(429);
    expect(await client.openai((sdk) => sdk.models.list(), { patient: false })).toMatchObject({
      error: { status: 429 },
    });
    expect(waits).toEqual([]);
    expect(client.disturbed).toBeNull();
  });

  it('sends nothing beyond its caps and says which one', async () => {
    await using server = await httpServer(answering);
    const { client } = connect(server.url, { budget: new Budget({ requests: 1, tokens: 1000 }) });
    await client.chat();
    await expect(client.chat()).rejects.toThrow('cap of 1 requests');
    expect(server.connections()).toBe(1);
    await client.settled();
  });

  it('gives a reservation back when a request ends', async () => {
    await using server = await httpServer(answering);
    const { client } = connect(server.url, { budget: new Budget({ requests: 10, tokens: 60 }) });
    for (let time = 0; time < 3; time++) expect((await client.chat()).status).toBe(200); // 41 at worst, 7 in truth
  });

  it('gives a reservation back when a request could not be sent', async () => {
    const refusing = { ...transport, send: () => Promise.reject(new Error('no')) };
    const { client, budget } = connect('http://127.0.0.1:9', { transport: refusing });
    await expect(client.chat()).rejects.toThrow('no');
    await client.settled();
    expect(() => budget.reserve(10_000)).not.toThrow();
    expect(client.transcript).toEqual([]);
  });

  it('is cut by the signal of the call and by the interruption of the run', async () => {
    for (const which of ['call', 'run'] as const) {
      const leave = new AbortController();
      await using server = await httpServer(() => leave.abort());
      const { client } = connect(server.url, which === 'run' ? { signal: leave.signal } : {});
      const exchange = await client.get('/models', which === 'call' ? { signal: leave.signal } : {});
      expect(exchange.wire.ending).toBe('aborted');
    }
  });
});

describe.concurrent('the SDK of a client', () => {
  it('returns what the SDK returned, and the exchange behind it', async () => {
    const seen: IncomingMessage['headers'][] = [];
    await using server = await httpServer((request, response) => {
      seen.push(request.headers);
      answering(request, response);
    });
    const { client, budget } = connect(server.url, { target: { headers: { 'x-extra': 'yes' } } });
    const { value, exchanges } = await client.openai((sdk) =>
      sdk.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'hi' }] }),
    );
    expect(value?.choices[0]?.message.content).toBe('OK');
    expect(exchanges.map(({ json }) => json)).toEqual([JSON.parse(completion)]);
    expect(seen[0]).toMatchObject({
      authorization: 'Bearer sk-of-the-run',
      'x-extra': 'yes',
      'accept-encoding': 'identity',
    });
    expect(budget.spent).toEqual({ requests: 1, tokens: 7, counted: 'usage' });
    expect(client.transcript).toHaveLength(1);
  });

  it('sends no key when there is none, and another one when told', async () => {
    const keys: unknown[] = [];
    await using server = await httpServer((request, response) => {
      keys.push(request.headers.authorization);
      answering(request, response);
    });
    const { client } = connect(server.url, { target: { keys: { apiKey: null, otherKey: null, limitedKey: null } } });
    await client.openai((sdk) => sdk.models.list());
    await client.openai((sdk) => sdk.models.list(), { apiKey: 'other' });
    expect(keys).toEqual([undefined, 'Bearer other']);
  });

  it('describes an error by its classes and documented fields', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json', 'x-request-id': 'req_1' });
      response.end('{"error":{"message":"gone","type":"t","param":"model","code":"model_not_found"}}');
    });
    const { client } = connect(server.url);
    const { error, exchanges } = await client.openai((sdk) => sdk.models.retrieve('x'));
    expect(error).toEqual({
      classes: ['NotFoundError', 'APIError', 'OpenAIError', 'Error'],
      message: '404 gone',
      status: 404,
      code: 'model_not_found',
      param: 'model',
      type: 't',
      requestID: 'req_1',
    });
    expect(exchanges).toHaveLength(1);
  });

  it('describes a dead connection, sent once', async () => {
    await using server = await tcpServer((socket) => socket.resetAndDestroy());
    const { error, exchanges } = await connect(server.url).client.openai((sdk) => sdk.models.list());
    expect(error?.classes[0]).toBe('APIConnectionError');
    expect(exchanges.map(({ wire }) => wire.ending)).toEqual(['reset']);
    expect(server.connections()).toBe(1);
  });

  it('describes what is thrown without being an error, at once or later', async () => {
    const { client } = connect('http://127.0.0.1:9');
    expect((await client.openai(() => Promise.reject('late'))).error).toEqual({ classes: ['string'], message: 'late' });
    const outcome = await client.openai((): Promise<never> => {
      throw new TypeError('at once');
    });
    expect(outcome.error).toMatchObject({ classes: ['TypeError', 'Error'], message: 'at once' });
  });

  it('waits out a 429, then is disturbed by one that does not end', async () => {
    const { listener } = limited(2);
    await using server = await httpServer(listener);
    const { client, waits } = connect(server.url);
    const { value, exchanges } = await client.openai((sdk) => sdk.models.list());
    expect(value).toBeDefined();
    expect(exchanges.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(exchanges.map(({ wire }) => wire.ending)).toEqual(['complete', 'complete', 'complete']);
    expect(waits).toEqual([3000, 3000]);

    await using endless = await httpServer(limited(9).listener);
    const disturbed = connect(endless.url).client;
    expect((await disturbed.openai((sdk) => sdk.models.list())).error).toMatchObject({ status: 429 });
    expect(disturbed.disturbed).toContain('3 times');
  });

  it('is disturbed when its own timeout passes during a wait', async () => {
    await using server = await httpServer(limited(1).listener);
    const leave = new AbortController();
    const { client } = connect(server.url, { sleep: async () => leave.abort() });
    const call = client.openai((sdk) => sdk.models.list({ signal: leave.signal }));
    expect((await call).error?.classes[0]).toBe('APIUserAbortError');
    expect(client.disturbed).toContain('429');
    await client.settled();
  });

  it('throws a cap that is reached, which is no failure of the target', async () => {
    await using server = await httpServer(answering);
    const { client } = connect(server.url, { budget: new Budget({ requests: 1, tokens: 10_000 }) });
    const twice = client.openai(async (sdk) => {
      await sdk.models.list();
      return sdk.models.list();
    });
    await expect(twice).rejects.toBeInstanceOf(BudgetSpent);
    await client.settled();
    expect(client.transcript).toHaveLength(1);
  });

  it('writes down every hop of a redirect and gives every reservation back', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/v1/models') response.writeHead(302, { location: '/v2/models' }).end();
      else answering(request, response);
    });
    const { client, budget } = connect(server.url);
    const { exchanges } = await client.openai((sdk) => sdk.models.list());
    expect(exchanges.map(({ status }) => status)).toEqual([302, 200]);
    expect(client.transcript.map(({ request }) => new URL(request.url).pathname)).toEqual(['/v1/models', '/v2/models']);
    expect(budget.spent.requests).toBe(2);
  });

  it('returns when its call was aborted before anything was sent', async () => {
    const { client, budget } = connect('http://127.0.0.1:9');
    const { error, exchanges } = await client.openai((sdk) => sdk.models.list({ signal: AbortSignal.abort() }));
    expect(error?.classes[0]).toBe('APIUserAbortError');
    expect(exchanges).toEqual([]);
    expect(budget.spent.requests).toBe(0);
  });

  it('cuts a stream that its reader left open, and nothing beside it', async () => {
    const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
    await using server = await httpServer(async (request, response) => {
      if (request.url === '/v1/slow') {
        await slow;
        response.end('in the end');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[]}\n\n');
    });
    const { client } = connect(server.url);
    const beside = client.get('/slow');
    const { value, exchanges } = await client.openai(async (sdk) => {
      const stream = await sdk.chat.completions.create({ model: 'm', messages: [], stream: true });
      return typeof stream[Symbol.asyncIterator];
    });
    expect(value).toBe('function');
    expect(exchanges.map(({ wire }) => wire.ending)).toEqual(['aborted']);
    finish();
    expect((await beside).text).toBe('in the end');
  });
});
