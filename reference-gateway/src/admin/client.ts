import { request } from 'node:http';
import type { KeyRow, KeyStore } from '../database/key-store.ts';

/** What an admin command does to the keys. */
export type KeyAdmin = Pick<KeyStore, 'createKey' | 'listKeys' | 'revokeKey'>;

/** The keys of the gateway that listens on the unix socket `path`. */
export function connectAdmin(path: string): KeyAdmin {
  // Both ends are this program at this version, so the answers are taken at their word.
  return {
    createKey: (tenant, limits) => ask(path, { do: 'create', tenant, ...limits }) as Promise<string>,
    listKeys: () => ask(path, { do: 'list' }) as Promise<KeyRow[]>,
    revokeKey: (id) => ask(path, { do: 'revoke', id }) as Promise<boolean>,
  };
}

function ask(socketPath: string, command: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST', path: '/', agent: false }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(Buffer.from(chunk));
        if (response.statusCode !== 200) throw new Error('the running gateway could not carry out the command');
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(command));
  });
}
