import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, start, temporaryFolder } from './command.test-data.ts';
import type { RunRecord } from './record.ts';

/** Short enough that a target that hangs does not hold up the tests, long enough for a busy machine. */
const timeout = 4000;

interface Judged extends Ended {
  readonly record: RunRecord;
  readonly markdown: string;
}

async function judge(server: Server, sockets: ReadonlySet<Socket>, args: readonly string[] = []): Promise<Judged> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await using folder = await temporaryFolder();
  try {
    const command = ['--target', `http://127.0.0.1:${port}`, '--timeout', String(timeout), ...args];
    const ended = await start(command, folder.path).ended;
    const report = (name: string) => readFile(join(folder.path, 'runestone-report', name), 'utf8');
    return {
      ...ended,
      record: JSON.parse(await report('report.json')) as RunRecord,
      markdown: await report('report.md'),
    };
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

function tracked(server: Server): [Server, ReadonlySet<Socket>] {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  return [server, sockets];
}

const http = (listener: RequestListener) => tracked(createHttpServer(listener));
const tcp = (listener: (socket: Socket) => void) => tracked(createTcpServer(listener));

const models = JSON.stringify({ object: 'list', data: [{ id: 'm', object: 'model', created: 1, owned_by: 'x' }] });

/** Answers the model list, and lets the given listener answer everything else. */
const chatting = (listener: RequestListener) =>
  http((request, response) => {
    if (request.url?.endsWith('/models') === true) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(models);
    } else listener(request, response);
  });

const noTrace = ({ out, err }: Ended) => expect(out + err).not.toMatch(/^\s+at /m);

describe.concurrent('a target that', () => {
  it('is down ends the run with exit 3 and a report', async () => {
    const [server, sockets] = tcp((socket) => socket.destroy());
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.gate.verdict).toBe('undecided');
    expect(judged.record.gate.reasons.join()).toContain('closed the connection');
    expect(judged.markdown).toContain('UNDECIDED');
  });

  it('never answers costs one timeout, not one a scenario', async () => {
    const [server, sockets] = tcp(() => {});
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.durationMs).toBeLessThan(2 * timeout);
    expect(judged.record.spent.requests).toBe(1);
  });

  it('lists models and then hangs ends the run with exit 3', async () => {
    const [server, sockets] = chatting(() => {});
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.gate.reasons.join()).toContain('had no end');
  });

  it('answers HTML to everything fails', async () => {
    const [server, sockets] = http((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
    });
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(1);
    expect(judged.record.gate.reasons).toContain('broken: models.lists');
  });

  it('resets every connection after the request ends the run with exit 3', async () => {
    const [server, sockets] = tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
  });

  it('redirects is not followed, and the place it names is said', async () => {
    const [server, sockets] = http((_request, response) => {
      response.writeHead(308, { location: 'https://elsewhere.example/v1/models' }).end();
    });
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.gate.reasons.join()).toContain('https://elsewhere.example/v1/models');
  });

  it('lists no model asks for --model and cannot pass', async () => {
    const [server, sockets] = http((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[]}');
    });
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect([1, 3]).toContain(judged.code);
    expect(judged.out + judged.err).toContain('--model');
  });

  it('streams for ever is cut and fails', async () => {
    const [server, sockets] = chatting((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const delta = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm' };
      const chunk = {
        ...delta,
        choices: [{ index: 0, delta: { role: 'assistant', content: 'more ' }, finish_reason: null }],
      };
      const more = () => {
        while (response.write(`data: ${JSON.stringify(chunk)}\n\n`));
      };
      response.on('drain', more);
      more();
    });
    const judged = await judge(server, sockets, ['--only', 'chat-stream']);
    noTrace(judged);
    expect(judged.code).not.toBe(0);
    expect(judged.record.gate.verdict).not.toBe('passed');
  });

  it('speaks something else than HTTP ends the run with exit 3', async () => {
    const [server, sockets] = tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.gate.reasons.join()).toContain('not HTTP');
  });

  it('refuses without a key says how to give one', async () => {
    const [server, sockets] = http((_request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"no key"}}');
    });
    const judged = await judge(server, sockets);
    noTrace(judged);
    expect(judged.code).toBe(3);
    expect(judged.record.gate.reasons.join()).toContain('OPENAI_API_KEY');
  });
});
