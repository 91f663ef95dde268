import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, httpServer } from '../gateway/servers.test-data.ts';
import { startPython } from './python.ts';
import type { PythonCall, PythonOperation, PythonOutcome } from './python-call.ts';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server that answers whatever is asked in one way, and what it was asked. */
export async function answering(answer: Answer) {
  const seen: SeenRequest[] = [];
  const server = await httpServer((request, response) => {
    void bodyOf(request).then((text) => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body: text === '' ? null : JSON.parse(text) };
      seen.push(asked);
      answer(response, asked);
    });
  });
  return { baseUrl: `${server.url}/v1`, seen, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const events =
  (bytes: string | Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(bytes);
  };

export const message = { role: 'assistant', content: 'OK' };

export const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'test',
  choices: [{ index: 0, message, finish_reason: 'stop' }],
};

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** A chunk of one choice as an event; `patch` goes over the chunk. */
export const chunk = (delta: unknown, patch: Readonly<Record<string, unknown>> = {}): string =>
  event({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, delta, finish_reason: null }],
    ...patch,
  });

export const stopped = (reason = 'stop'): string =>
  chunk(null, { choices: [{ index: 0, delta: {}, finish_reason: reason }] });

export const done = 'data: [DONE]\n\n';

export const asked = { model: 'test', messages: [{ role: 'user', content: 'Say OK.' }] };

/** What a call returned. */
export function returned(outcome: PythonOutcome): unknown {
  if ('value' in outcome) return outcome.value;
  throw new Error(`expected a value, saw ${JSON.stringify(outcome)}`);
}

const keys = { RUNESTONE_TEST_KEY: 'sk-of-the-test' };

/** The driver over the Python of this machine, or null where none has the openai package, with what to print then. */
export async function realPython() {
  const { signal } = new AbortController();
  const python = await startPython({ path: null, env: process.env, keys, signal });
  const absent = 'enable' in python;
  return {
    absent,
    title: absent ? `openai-python, skipped: no Python here has the package; ${python.enable}` : 'openai-python',
    command: absent ? '' : [python.interpreter.command, ...python.interpreter.args].join(' '),
    async call(
      baseUrl: string,
      operation: PythonOperation,
      patch: Partial<PythonCall> = {},
      timeoutMs = 20_000,
    ): Promise<PythonOutcome> {
      if (absent) throw new Error(python.enable);
      const usual = { flavour: 'sync', key: 'RUNESTONE_TEST_KEY', body: asked, timeoutMs: 10_000, retries: 0 } as const;
      return python.call({ operation, baseUrl, ...usual, ...patch }, { timeoutMs, signal });
    },
    close: async () => {
      if (!absent) await python.close();
    },
  };
}
