import { execFile } from 'node:child_process';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderLines, WireRecord } from './gateway/exchange.ts';
import { httpServer } from './gateway/servers.test-data.ts';
import { besideUpstream, commandLine, curlLine, sentence } from './reproduce.ts';

const key = 'sk-the-$key-"of`the\\run';
const keys = new Map([[key, 'OPENAI_API_KEY']]);

function wire(request: Partial<WireRecord['request']>): WireRecord {
  return {
    request: { method: 'POST', url: 'http://gateway.example/v1/x', headers: [], body: null, ...request },
    sentAt: 0,
    status: 200,
    headers: [],
    trailers: [],
    headAt: 1,
    reads: [],
    endAt: 2,
    ending: 'complete',
    error: null,
  };
}

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Runs the printed lines in bash, as a reader of the report would, and returns what arrived. */
async function runAll(requests: readonly Partial<WireRecord['request']>[]): Promise<readonly Received[]> {
  const received: Received[] = [];
  await using server = await httpServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer); // no encoding is set
    received.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(parts) });
    response.end();
  });
  const lines = requests.map(({ url, ...rest }) =>
    curlLine(wire({ ...rest, url: `${server.url}${url ?? '/v1/x'}` }), keys),
  );
  const script = lines.map((line) => `${line} > /dev/null`).join('\n');
  await promisify(execFile)('bash', ['-euc', script], { env: { ...process.env, OPENAI_API_KEY: key } });
  return received;
}

const json: HeaderLines = [['content-type', 'application/json']];

describe('a printed curl line', () => {
  it('sends the recorded request again: method, path, headers and body', async () => {
    const headers: HeaderLines = [
      ...json,
      ['authorization', `Bearer ${key}`],
      ['x-quoted', `it's "here" $HOME \`pwd\``],
      ['x-empty', ''],
    ];
    const [received] = await runAll([{ url: '/v1/chat?a=b&c=[1]{2}', headers, body: Buffer.from('{"a":1}') }]);
    expect(received).toMatchObject({
      method: 'POST',
      url: '/v1/chat?a=b&c=[1]{2}',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'x-quoted': `it's "here" $HOME \`pwd\``,
        'x-empty': '',
      },
    });
    expect(received?.body.toString()).toBe('{"a":1}');
  });

  it('sends any body byte for byte', async () => {
    const unusual = [
      `it's`,
      'two\nlines\r\n',
      'grün 😀',
      '@file',
      '$HOME `pwd` \\ !x',
      '"',
      '-d',
      '',
      '\0',
      '{"a":',
      '%s',
    ];
    const random = fc.sample(fc.uint8Array({ maxLength: 60 }), { numRuns: 10, seed: 7 });
    const bodies = [...unusual.map((text) => Buffer.from(text)), ...random.map((bytes) => Buffer.from(bytes))];
    const received = await runAll(bodies.map((body) => ({ headers: json, body })));
    expect(received.map(({ body }) => body.toString('hex'))).toEqual(bodies.map((body) => body.toString('hex')));
    expect(received.every(({ method }) => method === 'POST')).toBe(true);
  });

  it('keeps the method where it is not the usual one', async () => {
    const received = await runAll([
      { method: 'GET' },
      { method: 'POST' },
      { method: 'DELETE' },
      { method: 'PUT', headers: json, body: Buffer.from('{}') },
      { method: 'GET', headers: json, body: Buffer.from('{}') },
    ]);
    expect(received.map(({ method }) => method)).toEqual(['GET', 'POST', 'DELETE', 'PUT', 'GET']);
  });

  it('does not call a body without a type a form', async () => {
    const [received] = await runAll([{ body: Buffer.from('a=b') }]);
    expect(received?.headers).not.toHaveProperty('content-type');
  });

  it('takes a key from the environment, whichever header holds it', () => {
    const line = curlLine(
      wire({
        headers: [
          ['authorization', `Bearer ${key}`],
          ['x-api-key', key],
        ],
      }),
      keys,
    );
    expect(line).toContain('-H "authorization: Bearer $OPENAI_API_KEY"');
    expect(line).toContain('-H "x-api-key: $OPENAI_API_KEY"');
    expect(line).not.toContain(key);
  });

  it('does not find a short key inside other words', () => {
    const line = curlLine(wire({ headers: json, body: Buffer.from('{}') }), new Map([['on', 'OPENAI_API_KEY']]));
    expect(line).toContain("-H 'content-type: application/json'");
    const longer = curlLine(wire({ headers: [['authorization', 'Bearer only']] }), new Map([['on', 'OPENAI_API_KEY']]));
    expect(longer).toContain("'authorization: Bearer only'");
  });

  it('leaves out what curl or the SDK adds by itself', () => {
    const headers: HeaderLines = [
      ['Host', 'x'],
      ['Content-Length', '1'],
      ['user-agent', 'x'],
      ['accept', 'application/json'],
      ['X-Stainless-Lang', 'js'],
      ['accept', 'text/event-stream'],
    ];
    expect(curlLine(wire({ headers }), keys)).toBe(
      `curl -sSN -i -X POST 'http://gateway.example/v1/x' -H 'accept: text/event-stream'`,
    );
  });

  it('names the upstream that has to run beside it, where the run had hosted that', () => {
    const invocation = { target: 'x', model: null, profile: 'compat', headers: [], load: false, clients: [] } as const;
    const told = wire({ headers: json, body: Buffer.from('{"prompt":"[[upstream cut=3]]"}') });
    const beside = (upstream: string | null, one = told) => besideUpstream(one, { ...invocation, upstream });
    expect(beside('listen:9000')).toBe('  # beside it: runestone-conformance upstream --port 9000');
    expect(beside('listen')).toBe('  # beside it: runestone-conformance upstream');
    expect([beside('http://127.0.0.1:9000/v1'), beside(null), beside('listen', wire({}))]).toEqual(['', '', '']);
  });

  it('points to the evidence for a body that would fill the screen', () => {
    const line = curlLine(wire({ headers: json, body: Buffer.alloc(4001, ' ') }), keys);
    expect(line).toMatch(/--data-binary @body\.json {2}# 4001 bytes, in the evidence$/);
  });
});

describe('a printed command', () => {
  const plain = {
    target: 'http://127.0.0.1:8080/v1',
    model: null,
    profile: 'compat',
    headers: [],
    load: false,
    clients: [],
    upstream: null,
  } as const;

  it('asks the same target in the same way', () => {
    expect(commandLine(plain, [])).toBe('runestone-conformance --target http://127.0.0.1:8080/v1');
    expect(
      commandLine(
        {
          ...plain,
          model: 'org/model:7b',
          profile: 'strict',
          headers: ['x-tenant'],
          load: true,
          clients: ['langchain'],
          upstream: 'listen:8081',
        },
        ['chat-stream', 'streaming.ends-with-done'],
      ),
    ).toBe(
      `runestone-conformance --target http://127.0.0.1:8080/v1 --upstream listen:8081 --model org/model:7b --profile strict --header 'x-tenant: …' --load --clients langchain --only chat-stream,streaming.ends-with-done`,
    );
  });

  it('means the same to a shell, whatever the names', async () => {
    const odd = { ...plain, target: `http://gateway.example/a&b/it's`, model: `my model's $name`, headers: [`x'y`] };
    const line = commandLine(odd, []).replace('runestone-conformance', `printf '%s\\n'`);
    const { stdout } = await promisify(execFile)('bash', ['-euc', line]);
    expect(stdout.split('\n')).toEqual(['--target', odd.target, '--model', odd.model, '--header', `x'y: …`, '']);
  });
});

it('the sentence of a requirement names its level', () => {
  expect(sentence('streaming.ends-with-done')).toMatch(/^A gateway must end .*\.$/);
});
