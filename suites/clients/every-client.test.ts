import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientIds, usualClients } from '../../harness/clients/driver.ts';
import { start, temporaryFolder } from '../../harness/command.test-data.ts';
import type { RunRecord } from '../../harness/record.ts';
import { type Reference, startReference } from '../../harness/reference.ts';

let reference: Reference;

beforeAll(async () => {
  reference = await startReference();
});

afterAll(() => reference.close());

const root = join(import.meta.dirname, '../..');

/** Python is no part of this repository: where none with the package is found, its column is empty and says why. */
const elsewhere = ['openai-python', 'curl'];

async function run(arguments_: readonly string[], environment: Record<string, string> = {}): Promise<RunRecord> {
  await using folder = await temporaryFolder();
  const out = join(folder.path, 'report');
  const command = ['--target', reference.gateway, '--out', out, ...arguments_];
  const ended = await start(command, root, { OPENAI_API_KEY: reference.key, ...environment }).ended;
  expect(ended.code, ended.out + ended.err).toBe(0);
  return JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as RunRecord;
}

describe('the client matrix of the reference gateway', { timeout: 120_000 }, () => {
  it('is green in every cell, with exact versions, for every client', async () => {
    const others = clientIds.filter((id) => !usualClients.includes(id));
    const { clients } = await run(['--clients', others.join(',')]);
    expect(clients.map(({ id }) => id)).toEqual(clientIds);
    for (const { id, version, missing, operations } of clients) {
      expect(operations.filter(({ result }) => result === 'breaks')).toEqual([]);
      if (missing !== undefined && elsewhere.includes(id)) continue;
      expect(version, id).toMatch(/^\d+\.\d+\.\d+/);
      expect(operations.filter(({ result }) => result === 'works').length, id).toBeGreaterThan(2);
    }
  });

  it('has empty columns without Python and curl, and the score does not move', async () => {
    const only = ['--only', 'chat-completion,chat-stream,embedding,clients'];
    const full = await run(only);
    const bare = await run(only, { PATH: join(root, 'node_modules/.bin'), RUNESTONE_PYTHON: '/nowhere/python' });
    for (const id of elsewhere) {
      const column = bare.clients.find((client) => client.id === id);
      expect(column).toMatchObject({
        version: null,
        missing: expect.stringMatching(/.+/),
        enable: expect.stringMatching(/.+/),
      });
      expect(column?.operations.map(({ result }) => result)).not.toContain('works');
    }
    const verdicts = ({ requirements }: RunRecord) =>
      requirements.filter(({ id }) => id !== 'clients.curl-transfer').map(({ id, verdict }) => [id, verdict]);
    expect(verdicts(bare)).toEqual(verdicts(full));
  });
});
