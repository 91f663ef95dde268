import { spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../command.test-data.ts';
import { answering, completion, json, realPython } from './python.test-data.ts';

const python = await realPython();
await python.close();

const module = fileURLToPath(new URL('python.ts', import.meta.url));

/** A run that outlives a Ctrl-C, calls the server at `/fast` when it meets one, and then waits for one at `/slow`. */
const parent = `
import { startPython } from '${module}';
const [path, server] = process.argv.slice(1);
const { signal } = new AbortController();
const python = await startPython({ path, env: process.env, keys: {}, signal });
const call = (folder) => python.call(
  { operation: 'create', flavour: 'sync', baseUrl: server + folder, key: null, body: { model: 'm', messages: [] }, timeoutMs: 60000, retries: 0 },
  { timeoutMs: 60000, signal },
);
process.on('SIGINT', async () => {
  console.log(JSON.stringify(await call('/fast')));
  void call('/slow');
});
console.log('ready');
`;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(python.absent || process.platform === 'win32')(python.title, () => {
  it('leaves a Ctrl-C to its parent and dies with it, in mid-call', async () => {
    await using folder = await temporaryFolder();
    const slow = Promise.withResolvers<void>();
    await using server = await answering((response, request) => {
      if (request.url.startsWith('/fast')) json(completion)(response, request);
      else slow.resolve();
    });
    const path = join(folder.path, 'python');
    await writeFile(path, `#!/bin/sh\necho $$ > '${folder.path}/pid'\nexec ${python.command} "$@"\n`);
    await chmod(path, 0o755);
    const args = ['--input-type=module', '--eval', parent, path, server.baseUrl.replace('/v1', '')];
    const run = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void run.kill('SIGKILL'));
    const lines = createInterface({ input: run.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('ready');

    process.kill(-(run.pid ?? 0), 'SIGINT'); // as a terminal does: to the whole foreground group
    expect(JSON.parse((await lines.next()).value ?? '')).toMatchObject({ value: completion });
    await slow.promise;
    const pid = Number(await readFile(join(folder.path, 'pid'), 'utf8'));
    expect(alive(pid)).toBe(true);
    run.kill('SIGKILL');
    await expect.poll(() => alive(pid), { timeout: 20_000 }).toBe(false);
  });
});
