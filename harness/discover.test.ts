import type { RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { candidateBases, type Discovery, discover, type Wishes } from './discover.ts';
import { RunEnded } from './errors.ts';
import { Budget } from './gateway/budget.ts';
import { Client } from './gateway/client.ts';
import { bodyOf, closedPort, httpServer, tcpServer } from './gateway/servers.test-data.ts';
import { liveTransport } from './gateway/transport.ts';
import { noClients } from './scenarios.test-data.ts';

const transport = liveTransport();
afterAll(() => transport.close());

function find(target: string, wishes: Partial<Wishes> = {}): Promise<Discovery> {
  const all: Wishes = { target, model: null, embeddingModel: null, hasKey: true, timeoutMs: 5000, ...wishes };
  return discover(
    all,
    (known) =>
      new Client({
        target: {
          base: target,
          keys: { apiKey: null, otherKey: null, limitedKey: null },
          headers: {},
          model: '',
          embeddingModel: '',
          listed: [],
          chatDefaults: {},
          timeoutMs: all.timeoutMs,
          ...known,
        },
        transport,
        budget: new Budget({ requests: 100, tokens: 1_000_000 }),
        seed: '',
        sleep: async () => {},
        agent: 'test',
        clients: noClients,
        upstream: null,
        signal: new AbortController().signal,
      }),
  );
}

type Chat = Readonly<Record<string, unknown>>;

/** A gateway below a prefix: the models it lists, and how it answers a chat request; all it was asked is kept. */
function gateway(models: readonly unknown[], answer: (body: Chat) => [status: number, body: unknown], prefix = '/v1') {
  const asked: string[] = [];
  const chats: Chat[] = [];
  const listener: RequestListener = async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const text = await bodyOf(request);
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json', server: 'acme/2' }).end(JSON.stringify(body));
    if (request.url === `${prefix}/models`) say(200, { object: 'list', data: models });
    else if (request.url === `${prefix}/chat/completions`) {
      const body = JSON.parse(text) as Chat; // the suite sends objects
      chats.push(body);
      say(...answer(body));
    } else say(404, { error: { message: 'no such place' } });
  };
  return { listener, asked, chats };
}

const model = (id: string, more = {}) => ({ id, object: 'model', created: 1, owned_by: 'acme', ...more });
const said = (content: string | null, finish = 'stop') => ({
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
});
const fine = (): [number, unknown] => [200, said('OK')];
const refusal = (message: string, status = 400): [number, unknown] => [status, { error: { message } }];

describe.concurrent('the base', () => {
  it('is a version as given, or both the version below and the place itself', () => {
    expect(candidateBases('http://h')).toEqual(['http://h/v1', 'http://h']);
    expect(candidateBases('http://h/')).toEqual(['http://h/v1', 'http://h']);
    expect(candidateBases('http://h/openai//')).toEqual(['http://h/openai/v1', 'http://h/openai']);
    expect(candidateBases('http://h/v1/')).toEqual(['http://h/v1']);
    expect(candidateBases('http://h/api/v3')).toEqual(['http://h/api/v3']);
    expect(candidateBases('http://h/v1beta')).toEqual(['http://h/v1beta']);
    expect(candidateBases('http://h/v1/openai')).toEqual(['http://h/v1/openai/v1', 'http://h/v1/openai']);
  });

  it.for([
    ['', '/v1', '/v1', 1],
    ['/', '/v1', '/v1', 1],
    ['/v1', '/v1', '/v1', 1],
    ['/v1/', '/v1', '/v1', 1],
    ['/openai', '/openai/v1', '/openai/v1', 1],
    ['/openai', '/openai', '/openai', 2],
    ['', '', '', 2],
  ] as const)('for "%s" of a gateway at "%s" is found', async ([given, prefix, base, lists]) => {
    const { listener, asked } = gateway([model('m')], fine, prefix);
    await using server = await httpServer(listener);
    expect((await find(`${server.url}${given}`)).base).toBe(`${server.url}${base}`);
    expect(asked.filter((one) => one.startsWith('GET'))).toHaveLength(lists);
  });

  it('is the one below which something was refused rather than missing', async () => {
    await using server = await httpServer((request, response) => {
      response.writeHead(request.url === '/models' ? 401 : 404).end();
    });
    await expect(find(server.url)).rejects.toThrow(`${server.url}/models refuses the key`);
  });
});

describe.concurrent('a target that', () => {
  const ends = (promise: Promise<unknown>, message: string | RegExp) =>
    Promise.all([expect(promise).rejects.toBeInstanceOf(RunEnded), expect(promise).rejects.toThrow(message)]);

  it('is not there ends the run', async () => {
    await ends(find(await closedPort()), /cannot be reached .*is it running/);
  });

  it('hangs ends the run after one request', async () => {
    await using server = await tcpServer(() => {});
    await ends(find(server.url, { timeoutMs: 100 }), 'sent no answer within');
    expect(server.connections()).toBe(1);
  });

  it('does not speak HTTP ends the run', async () => {
    await using server = await tcpServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await ends(find(server.url), 'answered something that is not HTTP');
  });

  it('hangs up ends the run', async () => {
    await using server = await tcpServer((socket) => socket.resetAndDestroy());
    await ends(find(server.url), 'closed the connection without an answer');
  });

  it('redirects ends the run with the place it names', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(301, { location: 'https://elsewhere.example/v1/models' }).end();
    });
    await ends(find(server.url), /redirects \(301\) to https:\/\/elsewhere\.example\/v1\/models/);
  });

  it('redirects below its own base is judged, not given up', async () => {
    await using server = await httpServer((request, response) => {
      response.writeHead(302, { location: `${request.url}?page=1` }).end();
    });
    expect((await find(server.url)).modelChoice).toContain('names no model that could chat');
  });

  it('refuses its list ends the run with what to do about the key', async () => {
    await using server = await httpServer((_request, response) => void response.writeHead(401).end());
    await ends(find(server.url, { hasKey: false }), /\/v1\/models wants a key \(401\); give one in OPENAI_API_KEY/);
    await ends(
      find(server.url, { hasKey: true }),
      /\/v1\/models refuses the key it was given \(401\); is OPENAI_API_KEY/,
    );
  });

  it('refuses the key for chat alone ends the run with what to do about the key', async () => {
    const { listener, chats } = gateway([model('a'), model('b')], () => refusal('no', 401));
    await using server = await httpServer(listener);
    await ends(find(server.url, { hasKey: false }), /\/v1\/chat\/completions wants a key \(401\)/);
    expect(chats).toHaveLength(1);
  });

  it('answers HTML has no model', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
    });
    expect(await find(server.url)).toMatchObject({
      model: null,
      modelChoice: `none: ${server.url}/v1/models names no model that could chat; name one with --model`,
      capabilities: [{ capability: 'models', offered: 'unknown' }],
    });
  });

  it('lists no models is asked for the one that was named', async () => {
    const { listener } = gateway([], fine);
    await using server = await httpServer(listener);
    expect(await find(server.url)).toMatchObject({ model: null, listed: [] });
    expect(await find(server.url, { model: 'mine' })).toMatchObject({
      model: 'mine',
      modelChoice: 'named by --model; it answered 200',
    });
  });

  it('has no list at all is asked for the one that was named', async () => {
    const { listener } = gateway([], fine);
    await using server = await httpServer((request, response) => {
      if (request.url?.endsWith('/models')) response.writeHead(404).end();
      else listener(request, response);
    });
    expect(await find(server.url, { model: 'mine' })).toMatchObject({ base: `${server.url}/v1`, model: 'mine' });
  });

  it('hangs in its first completion ends the run', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url?.endsWith('/models')) response.end(JSON.stringify({ data: [model('m')] }));
    });
    await ends(find(server.url, { timeoutMs: 300 }), /a chat completion with model "m" had no end after \d+ ms/);
  });
});

describe.concurrent('the model', () => {
  it('is the first listed one that may chat, and the embedding model the first that embeds', async () => {
    const ids = [
      'text-embedding-3',
      'whisper-1',
      'dall-e-3',
      'gpt-4o-mini-tts',
      'omni-moderation',
      'small-1',
      'small-2',
    ];
    const { listener, chats } = gateway(
      ids.map((id) => model(id)),
      fine,
    );
    await using server = await httpServer(listener);
    expect(await find(server.url)).toMatchObject({
      listed: ids,
      model: 'small-1',
      modelChoice: 'the first listed model that may chat; it answered 200',
      embeddingModel: 'text-embedding-3',
      server: 'acme/2',
      capabilities: [
        { capability: 'models', offered: 'yes' },
        { capability: 'chat', offered: 'yes' },
      ],
    });
    expect(chats).toMatchObject([{ model: 'small-1', max_tokens: 16, temperature: 0 }]);
  });

  it('is not passed over for what its entry says of prices and senses', async () => {
    const rich = { architecture: { modality: 'text+image->text' }, pricing: { image: '0', audio: '0' } };
    const { listener } = gateway([model('org/vision-1', rich)], fine);
    await using server = await httpServer(listener);
    expect((await find(server.url)).model).toBe('org/vision-1');
  });

  it('is passed over for what its entry says it is', async () => {
    const { listener } = gateway([model('bge-m3', { type: 'embedding' }), model('small-1', { type: 'chat' })], fine);
    await using server = await httpServer(listener);
    expect(await find(server.url)).toMatchObject({ model: 'small-1', embeddingModel: 'bge-m3' });
  });

  it('is the next when one is refused', async () => {
    const { listener } = gateway([model('a'), model('b')], ({ model: id }) =>
      id === 'b' ? fine() : refusal('no', 404),
    );
    await using server = await httpServer(listener);
    expect(await find(server.url)).toMatchObject({
      model: 'b',
      modelChoice: 'the second listed model that may chat; it answered 200',
    });
  });

  it('is looked for three times and no more', async () => {
    const { listener, chats } = gateway(
      ['a', 'b', 'c', 'd'].map((id) => model(id)),
      () => refusal('not yours', 403),
    );
    await using server = await httpServer(listener);
    await expect(find(server.url)).rejects.toThrow(
      /refused for the first 3 listed models; name one that works with --model \(a: 403 .*not yours.*; b: .*; c: /,
    );
    expect(chats).toHaveLength(3);
  });

  it('is the named one or none', async () => {
    const { listener, chats } = gateway([model('a')], () => refusal('no such model', 404));
    await using server = await httpServer(listener);
    await expect(find(server.url, { model: 'mine', embeddingModel: 'my-embedder' })).rejects.toThrow(
      /refused for the model named by --model/,
    );
    expect(chats.map(({ model: id }) => id)).toEqual(['mine']);
  });

  it('is one that fails on the server: that is for the scenarios to judge', async () => {
    const { listener } = gateway([model('a')], () => [500, {}]);
    await using server = await httpServer(listener);
    expect(await find(server.url)).toMatchObject({ model: 'a', modelChoice: expect.stringContaining('answered 500') });
  });
});

describe.concurrent('the smallest request', () => {
  const sent = (chats: readonly Chat[]) => chats.map(({ model: _model, messages: _messages, ...rest }) => rest);

  it('names the cap as the model wants it, and leaves a temperature out', async () => {
    const { listener, chats } = gateway([model('o9')], (body) => {
      if ('max_tokens' in body) return refusal("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.");
      if ('temperature' in body) return refusal("Unsupported value: 'temperature'", 422);
      return fine();
    });
    await using server = await httpServer(listener);
    expect((await find(server.url)).chatDefaults).toEqual({ max_completion_tokens: 16 });
    expect(sent(chats)).toEqual([
      { temperature: 0, max_tokens: 16 },
      { temperature: 0, max_completion_tokens: 16 },
      { max_completion_tokens: 16 },
    ]);
  });

  it.for([[''], [null]])('leaves room for a model that thinks before it says %j', async ([content]) => {
    const { listener, chats } = gateway([model('thinker')], ({ max_tokens: cap }) =>
      cap === 16 ? [200, said(content ?? null, 'length')] : fine(),
    );
    await using server = await httpServer(listener);
    expect((await find(server.url)).chatDefaults).toEqual({ temperature: 0, max_tokens: 1024 });
    expect(chats).toHaveLength(2);
  });

  it('is not enlarged for an answer that was cut but visible', async () => {
    const { listener, chats } = gateway([model('talker')], () => [200, said('Well, let me see', 'length')]);
    await using server = await httpServer(listener);
    expect((await find(server.url)).chatDefaults).toEqual({ temperature: 0, max_tokens: 16 });
    expect(chats).toHaveLength(1);
  });

  it('stops adapting to a target that refuses everything it is offered', async () => {
    const { listener, chats } = gateway([model('a')], () =>
      refusal('max_tokens, max_completion_tokens and temperature'),
    );
    await using server = await httpServer(listener);
    await expect(find(server.url)).rejects.toThrow('a small chat request was refused');
    expect(chats).toHaveLength(3);
  });
});
