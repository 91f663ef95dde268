import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { bodyOf, httpServer } from '../gateway/servers.test-data.ts';
import { startPython } from './python.ts';
import type { PythonCall, PythonOperation } from './python-call.ts';

const keys = { RUNESTONE_TEST_KEY: 'sk-of-the-test' };
const { signal } = new AbortController();
const started = await startPython({ path: null, env: process.env, keys, signal });
const absent = 'enable' in started ? `: skipped, no Python with openai; ${started.enable}` : '';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A server that gives the same answer to whatever is asked, and what it was asked. */
async function answering(answer: (response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = await httpServer((request, response) => {
    void bodyOf(request).then((text) => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: text === '' ? null : JSON.parse(text) });
      answer(response);
    });
  });
  return { baseUrl: `${server.url}/v1`, seen, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1' });
    response.end(JSON.stringify(body));
  };

const events = (bytes: string | Buffer) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(bytes);
};

const message = { role: 'assistant', content: 'OK' };
const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'test',
  choices: [{ index: 0, message, finish_reason: 'stop' }],
};

const chunk = (delta: unknown, rest: Readonly<Record<string, unknown>> = {}, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...rest,
  })}\n\n`;

const done = 'data: [DONE]\n\n';
const plainStream = `${chunk(message)}${chunk({ content: ' then' })}${chunk({}, {}, 'stop')}${done}`;

describe.skipIf('enable' in started).each(['sync', 'async'] as const)(`openai-python, %s${absent}`, (flavour) => {
  const call = async (baseUrl: string, operation: PythonOperation, patch: Partial<PythonCall> = {}) => {
    if ('enable' in started) throw new Error(started.enable);
    const body = { model: 'test', messages: [{ role: 'user', content: 'Say OK.' }] };
    const usual = { key: 'RUNESTONE_TEST_KEY', body, timeoutMs: 10_000, retries: 0 };
    return started.call({ operation, flavour, baseUrl, ...usual, ...patch }, { timeoutMs: 20_000, signal });
  };

  it('creates a completion as its user does, with fields that it does not know', async () => {
    await using server = await answering(json(completion));
    const body = {
      model: 'test',
      messages: [{ role: 'user', content: 'Say OK.' }],
      temperature: 0,
      unheard_of: { a: 1 },
    };
    const outcome = await call(server.baseUrl, 'create', {
      body,
      host: 'gateway.example:8080',
      headers: { 'x-a': 'b' },
    });
    expect(outcome).toEqual({ value: { ...completion, _request_id: 'req-1' } });
    expect(server.seen).toMatchObject([{ method: 'POST', url: '/v1/chat/completions', body }]);
    expect(server.seen[0]?.headers).toMatchObject({
      host: 'gateway.example:8080',
      authorization: 'Bearer sk-of-the-test',
      'x-a': 'b',
      'x-stainless-async': flavour === 'sync' ? 'false' : 'async:asyncio',
    });
  });

  it('iterates a stream to its end', async () => {
    await using server = await answering(events(plainStream));
    const { value } = await call(server.baseUrl, 'stream');
    expect(value).toMatchObject([
      { choices: [{ delta: message }] },
      { choices: [{ delta: { content: ' then' } }] },
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
    ]);
    expect(server.seen[0]?.body).toMatchObject({ stream: true });
  });
});

afterAll(async () => {
  if ('close' in started) await started.close();
});
