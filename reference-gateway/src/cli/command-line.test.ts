import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { TestProvider } from '../testing/provider.ts';
import { chunkEvent, startProvider } from '../testing/provider.ts';
import { runProgram } from './program.ts';

const bin = fileURLToPath(new URL('../../bin/runestone-gateway.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'runestone-cli-'));
const data = join(folder, 'data');
let provider: TestProvider;

beforeAll(async () => {
  provider = await startProvider();
});
afterAll(async () => {
  await provider.close();
  rmSync(folder, { recursive: true });
});

function start(...parameters: string[]): ChildProcess & { stdoutText(): string; stderrText(): string } {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('RUNESTONE_'));
  const child = spawn(process.execPath, [bin, ...parameters], {
    env: { ...Object.fromEntries(environment), RUNESTONE_PROVIDER_URL: provider.url },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => {
    stdout += text;
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text;
  });
  return Object.assign(child, { stdoutText: () => stdout, stderrText: () => stderr });
}

async function run(...parameters: string[]) {
  const child = start(...parameters);
  const [code] = await once(child, 'close');
  return { code, stdout: child.stdoutText(), stderr: child.stderrText() };
}

async function serve() {
  const child = start('serve', '--port', '0', '--data', data);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(child.stderrText())));
  });
  const url = /^runestone-gateway listening on (http:\/\/127\.0\.0\.1:\d+\/v1)\n$/.exec(child.stdoutText())?.[1] ?? '';
  return { child, url };
}

const chat = (url: string, key: string, stream = false) =>
  fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm1', stream, messages: [{ role: 'user', content: 'x' }] }),
  });

test('a gateway lives with admin commands beside it, a rival, kill -9 and SIGTERM', async () => {
  const before = await run('keys', 'create', '--tenant', 'early', '--data', data); // no gateway runs yet
  expect(before).toMatchObject({ code: 0, stderr: '' });
  expect(before.stdout).toMatch(/^sk-rs-[\w-]{43}\n$/);

  const first = await serve();
  expect((await chat(first.url, before.stdout)).status).toBe(200);
  const [beside, rival] = await Promise.all([
    run('keys', 'create', '--tenant', 'late', '--requests-per-minute', '1', '--data', data),
    run('serve', '--port', '0', '--data', data),
  ]);
  expect((await chat(first.url, beside.stdout)).status).toBe(200);
  expect((await chat(first.url, beside.stdout)).status).toBe(429);
  expect(rival.code).toBe(2);
  expect(rival.stderr).toContain('in use by another gateway');

  const list = (await run('keys', 'list', '--data', data)).stdout;
  expect(list).toMatch(/\tearly\t[\s\S]*\tlate\t/);
  expect(list).not.toContain(beside.stdout.trim());
  const id = /(key_\w+)\tlate/.exec(list)?.[1] ?? '';
  expect(await run('keys', 'revoke', id, '--data', data)).toMatchObject({ code: 0, stdout: `revoked ${id}\n` });
  expect((await chat(first.url, beside.stdout)).status).toBe(401); // at once, not after a while
  expect((await run('keys', 'revoke', id, '--data', data)).code).toBe(2);

  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  const second = await serve(); // nothing it left behind is in the way, and no key is lost
  let finish = () => {};
  provider.answer((upstream) => {
    upstream.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunkEvent('first'));
    finish = () => upstream.end('data: [DONE]\n\n');
  });
  const stream = await chat(second.url, before.stdout, true);
  expect(stream.status).toBe(200);
  second.child.kill('SIGTERM');
  await expect.poll(() => second.child.stderrText()).toContain('draining');
  finish();
  expect(await stream.text()).toMatch(/\[DONE\]\n\n$/);
  const [code] = await once(second.child, 'close');
  expect(code).toBe(0);
  expect(existsSync(join(data, 'admin.sock'))).toBe(false);
  expect(second.child.stdoutText().split('\n')).toHaveLength(2); // one line
});

describe('refusals', () => {
  test.each([
    [['--prot', '1'], 'did you mean --port?'],
    [['kyes'], 'did you mean "keys"?'],
    [['keys', 'crate'], 'did you mean "create"?'],
    [['keys'], 'A command is missing'],
    [['keys', 'create'], "'--tenant <name>' not specified"],
    [['keys', 'create', '--tenant', 'x', '--requests-per-minute', '0'], '--requests-per-minute'],
    [['keys', 'create', '--tenant', 'x', '--window-seconds', '61'], '--window-seconds'],
    [['--port', 'http'], '--port to be a whole number'],
    [['--config', '/nonexistent.json'], 'could not be read'],
    [[], 'RUNESTONE_PROVIDER_URL'],
  ])('%j is one sentence', async (parameters, sentence) => {
    const message = await runProgram(parameters, {}).then(
      () => 'accepted',
      (error: unknown) => (error instanceof Refusal ? error.message : error),
    );
    expect(message).toContain(sentence);
    expect(message).not.toContain('\n');
  });

  test('a refusal goes to stderr with exit code 2', async () => {
    const { code, stdout, stderr } = await run('keys');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^runestone-gateway: A command is missing\. [^\n]*\n$/);
  });

  test('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo; // a TCP server's address is never a string
    const { code, stderr } = await run('--port', String(port), '--data', data);
    taken.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
  });

  test('--help shows examples and is no error', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('keys create --tenant acme');
  });
});
