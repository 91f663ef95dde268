import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test's provider saw of one request. */
export interface SeenRequest {
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** Resolves when the connection to the gateway is closed or the answer complete. */
  closed: Promise<void>;
}

/** A provider on 127.0.0.1 that answers as a test says. */
export interface TestProvider {
  /** Its base URL with /v1. */
  url: string;
  /** The requests it got, GET /models apart. */
  seen: SeenRequest[];
  /** What it answers to everything but GET /models. */
  answer(respond: Respond): void;
  close(): Promise<void>;
}

/** Answers one request. */
export type Respond = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

/** Starts a provider that lists `models`. */
export async function startProvider(models: readonly string[] = ['m1']): Promise<TestProvider> {
  const seen: SeenRequest[] = [];
  let respond: Respond = (response) => sendCompletion(response);
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/models') {
      const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'test' }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ object: 'list', data }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const record = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks), closed };
    seen.push(record);
    await respond(response, record);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    answer: (next) => {
      respond = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A chat completion as a provider sends it. */
export const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'OK' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 },
};

/** Sends the completion as JSON. */
export function sendCompletion(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(completion));
}

/** One streamed chunk, framed. */
export function chunkEvent(content: string, finish: string | null = null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm1', choices })}\n\n`;
}
