import { chmodSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { KeyStore } from '../database/key-store.ts';
import { removeSocket } from '../folder/socket-path.ts';
import { isObject } from '../http/json-body.ts';

/** The door for admin commands beside a running gateway. */
export interface AdminServer {
  close(): Promise<void>;
}

/** Listens on the unix socket `path`, which only its owner can open; `changed` is called after the keys changed. */
export async function openAdmin(path: string, keys: KeyStore, changed: () => void): Promise<AdminServer> {
  const server = createServer((request, response) => {
    answer(keys, changed, request, response).catch(() => reply(response, 500, { error: 'the command failed' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      removeSocket(path);
    },
  };
}

async function answer(keys: KeyStore, changed: () => void, request: IncomingMessage, response: ServerResponse) {
  const command = await readCommand(request);
  if (command['do'] === 'create' && typeof command['tenant'] === 'string') {
    const key = await keys.createKey(command['tenant'], {
      ...count(command, 'requestsPerMinute'),
      ...count(command, 'tokensPerMinute'),
      ...count(command, 'windowSeconds'),
    });
    changed();
    reply(response, 200, key);
  } else if (command['do'] === 'list') reply(response, 200, await keys.listKeys());
  else if (command['do'] === 'revoke' && typeof command['id'] === 'string') {
    const revoked = await keys.revokeKey(command['id']);
    changed();
    reply(response, 200, revoked);
  } else reply(response, 400, { error: 'unknown command' });
}

async function readCommand(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const command: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return isObject(command) ? command : {};
}

function count<Name extends string>(command: Readonly<Record<string, unknown>>, name: Name) {
  const value = command[name];
  return typeof value === 'number' ? { [name]: value } : {};
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
