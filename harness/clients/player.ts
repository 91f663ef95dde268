import { createServer, type ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { WireRecord } from '../gateway/exchange.ts';

/** Serves recorded answers again on loopback, byte for byte, so that many clients read one and the same answer. */
export interface Player {
  /** A base URL whose requests are answered with what `answer` gives for each; 404 for nothing. */
  stage(answer: (request: Asked) => WireRecord | undefined): Stage;
  close(): Promise<void>;
}

export interface Asked {
  readonly method: string;
  /** Below the base, such as `/models`. */
  readonly path: string;
  readonly body: Uint8Array | null;
  /** The Authorization header, or null. */
  readonly authorization: string | null;
}

export interface Stage {
  readonly base: string;
  leave(): void;
}

export async function startPlayer(): Promise<Player> {
  const stages = new Map<string, (request: Asked) => WireRecord | undefined>();
  let opened = 0;
  const server = createServer((request, response) => {
    const [, id = '', path = ''] = /^\/([^/]*)\/v1(.*)$/.exec(request.url ?? '') ?? [];
    const parts: Buffer[] = [];
    request.on('error', () => {}).on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = parts.length === 0 ? null : Buffer.concat(parts);
      const record = stages.get(id)?.({
        method: request.method ?? '',
        path,
        body,
        authorization: request.headers.authorization ?? null,
      });
      if (record === undefined) response.writeHead(404).end();
      else void play(record, response);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    stage: (answer) => {
      const id = `answer-${++opened}`;
      stages.set(id, answer);
      return { base: `http://127.0.0.1:${port}/${id}/v1`, leave: () => void stages.delete(id) };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The player frames the body itself: the lengths and chunks of the first time belong to another connection. */
const framing = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'trailer', 'upgrade']);

/** Every read leaves as a write of its own: how an answer was cut into pieces is part of what a client must bear. */
async function play(record: WireRecord, response: ServerResponse): Promise<void> {
  const headers = record.headers.filter(([name]) => !framing.has(name.toLowerCase())).flat();
  try {
    response.sendDate = false;
    response.writeHead(record.status ?? 502, headers);
  } catch {
    response.destroy(); // a header that cannot be written again: the client sees a dead connection
    return;
  }
  for (const read of record.reads) {
    response.write(read.bytes);
    await turn();
  }
  if (record.ending === 'complete') response.end();
  else response.destroy();
}
