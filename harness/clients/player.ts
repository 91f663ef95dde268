import { createServer, type ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { WireRecord } from '../gateway/exchange.ts';

/** Serves recorded answers again on loopback, byte for byte, so that many clients read one and the same answer. */
export interface Player {
  /** A base URL whose requests are answered with these records, in their order; the last one answers all that follow. */
  stage(records: readonly WireRecord[]): Stage;
  close(): Promise<void>;
}

export interface Stage {
  readonly base: string;
  /** How many requests came. */
  readonly asked: number;
  leave(): void;
}

export async function startPlayer(): Promise<Player> {
  const stages = new Map<string, Performance>();
  let opened = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('error', () => {});
    const stage = stages.get(request.url?.split('/')[1] ?? '');
    const record = stage?.next();
    if (record === undefined) response.writeHead(404).end();
    else request.on('end', () => void play(record, response));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    stage: (records) => {
      const id = `answer-${++opened}`;
      const stage = new Performance(records);
      stages.set(id, stage);
      return {
        base: `http://127.0.0.1:${port}/${id}/v1`,
        get asked() {
          return stage.asked;
        },
        leave: () => void stages.delete(id),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Performance {
  readonly #records: readonly WireRecord[];
  asked = 0;

  constructor(records: readonly WireRecord[]) {
    this.#records = records;
  }

  next(): WireRecord | undefined {
    return this.#records[Math.min(this.asked++, this.#records.length - 1)];
  }
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
