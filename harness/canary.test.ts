import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { start, temporaryFolder } from './command.test-data.ts';

const key = 'sk-canary-7f3kQ9xZ2mW8vB4nL6pR1tY5uD0sA_"e';
const header = 'canary-header-X5cV8bN2mQ7wE4rT9yU1iO';

/** Tells everything it was told: in headers, in messages, in streams, whole and in two halves. */
function echo(request: IncomingMessage): string {
  return `${request.headers.authorization ?? ''} ${String(request.headers['x-api-key'] ?? '')}`;
}

it('no key of any kind appears in any artefact, whatever the target says', async () => {
  const server = createServer((request, response) => {
    const told = echo(request);
    const known = told.includes(key);
    const error = JSON.stringify({
      error: { message: `not for ${told}`, type: told, param: null, code: encodeURIComponent(told) },
    });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const type = {
        'content-type': 'application/json',
        'x-told': told,
        'x-request-id': Buffer.from(told).toString('base64'),
      };
      if (request.url === '/v1/models') {
        response
          .writeHead(200, { ...type, server: told })
          .end(JSON.stringify({ object: 'list', data: [{ id: 'm', object: 'model', owned_by: told }] }));
      } else if (!known) response.writeHead(401, type).end(error);
      else if (Buffer.concat(chunks).includes('"stream":true')) {
        response.writeHead(200, { ...type, 'content-type': 'text/event-stream' });
        const data = `data: ${JSON.stringify({ id: told, choices: [{ index: 0, delta: { content: told } }] })}\n\n`;
        response.write(data.slice(0, 60));
        await sleep(5); // two reads, so that the key is split between them
        response.end(`${data.slice(60)}data: [DONE]\n\n`);
      } else if (request.url === '/v1/chat/completions')
        response.writeHead(200, type).end(JSON.stringify({ id: told, model: told }));
      else response.writeHead(404, type).end(error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await using folder = await temporaryFolder();
  const target = ['--target', `http://127.0.0.1:${port}`, '--timeout', '5000'];
  const first = await start([...target, '--header', `x-api-key: ${header}`], folder.path, { OPENAI_API_KEY: key })
    .ended;
  const replayed = await start(['--replay', 'runestone-report', '--out', 'replayed'], folder.path).ended;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));

  expect(first.code).toBe(1);
  const artefacts = new Map([
    ['stdout', first.out + replayed.out],
    ['stderr', first.err + replayed.err],
  ]);
  for (const name of await readdir(folder.path, { recursive: true, withFileTypes: true })) {
    if (name.isFile()) artefacts.set(name.name, await readFile(join(name.parentPath, name.name), 'utf8'));
  }
  expect(artefacts.size).toBeGreaterThan(20);
  for (const [name, text] of artefacts) {
    for (const form of [text, ...decoded(text)]) {
      for (const trace of traces) expect(form.includes(trace), `${name} holds ${trace}`).toBe(false);
    }
  }
});

/** Twelve characters in a row of a key, as they are and as they stand in JSON or in a URL. */
const traces = [key, header]
  .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
  .flatMap((form) => Array.from({ length: form.length - 11 }, (_, at) => form.slice(at, at + 12)));

/** Whatever in a text could be base64, decoded at each of its four alignments. */
function decoded(text: string): readonly string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return [0, 1, 2, 3].map((skip) =>
    runs.map((run) => Buffer.from(run.slice(skip), 'base64').toString('latin1')).join(' '),
  );
}
