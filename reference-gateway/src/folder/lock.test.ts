import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdFolder } from './hold-folder.ts';
import { readHolder, writeHolder } from './holder.ts';
import { lockFolder } from './lock.ts';
import { removeSocket, socketPath } from './socket-path.ts';

const root = mkdtempSync(join(tmpdir(), 'runestone-lock-'));
let folders = 0;
const newFolder = () => {
  folders += 1;
  return join(root, String(folders));
};
afterAll(() => rmSync(root, { recursive: true }));

test('a folder has one owner at a time, and belongs to its user alone', () => {
  const folder = newFolder();
  const lock = lockFolder(folder);
  expect(lock).toBeDefined();
  expect(lockFolder(folder)).toBeUndefined();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  lock?.release();
  const next = lockFolder(folder);
  expect(next).toBeDefined();
  next?.release();
});

test('a lock dies with its process, however it dies, and what it left is cleared', async () => {
  const folder = newFolder();
  const script = `
    import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    globalThis.lock = lockFolder(${JSON.stringify(folder)});
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  expect(lockFolder(folder)).toBeUndefined();
  const socket = join(folder, 'admin.sock');
  writeFileSync(socket, '');
  writeHolder(folder, { pid: child.pid ?? 0, socket });
  expect(await holdFolder(folder)).toMatchObject({ kind: 'theirs', holder: { pid: child.pid, socket } });

  child.kill('SIGKILL');
  await once(child, 'exit');
  const hold = await holdFolder(folder);
  expect(hold.kind).toBe('ours');
  expect(existsSync(socket)).toBe(false);
  if (hold.kind === 'ours') hold.lock.release();
  expect(readHolder(folder)).toBeUndefined();
});

test('a command waits for another that holds the folder for a moment', async () => {
  const folder = newFolder();
  const first = await holdFolder(folder);
  const second = holdFolder(folder);
  if (first.kind === 'ours') first.lock.release();
  const hold = await second;
  expect(hold.kind).toBe('ours');
  if (hold.kind === 'ours') hold.lock.release();
});

test('a socket path fits sun_path, from a deep folder too', () => {
  expect(socketPath('/data')).toBe('/data/admin.sock');
  const path = socketPath(`/data/${'deep/'.repeat(30)}`);
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  removeSocket(path);
  expect(existsSync(dirname(path))).toBe(false);
});
