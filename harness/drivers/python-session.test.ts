import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../command.test-data.ts';
import { startPython } from './python.ts';
import type { PythonCall } from './python-call.ts';

const call: PythonCall = {
  operation: 'create',
  flavour: 'sync',
  baseUrl: 'http://127.0.0.1:9/v1',
  key: null,
  body: {},
  timeoutMs: 1000,
  retries: 0,
};

const hello = `echo '{"hello": {"python": "3.0.0", "openai": "9.9.9"}}'`;

/** Starts a shell script in place of a Python; `pids` are those of all the processes it was started as. */
async function withScript(script: string, { helloMs = 10_000 } = {}) {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'python');
  await writeFile(path, `#!/bin/sh\necho $$ >> '${folder.path}/pids'\n${script}\n`);
  await chmod(path, 0o755);
  const stop = new AbortController();
  const python = await startPython({ path, env: process.env, keys: {}, signal: stop.signal, helloMs });
  onTestFinished(async () => {
    if ('close' in python) await python.close();
    await folder[Symbol.asyncDispose]();
  });
  const limits = { timeoutMs: 20_000, signal: stop.signal };
  return {
    python,
    stop: () => stop.abort(),
    pids: async () => (await readFile(join(folder.path, 'pids'), 'utf8')).trim().split('\n').map(Number),
    call: async (timeoutMs = limits.timeoutMs) => {
      if ('enable' in python) throw new Error(JSON.stringify(python.tried));
      return python.call(call, { ...limits, timeoutMs });
    },
    close: async () => {
      if ('close' in python) await python.close();
    },
  };
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Waited for: what a killed process had started is reaped by the system, in its own time. */
const gone = (pids: readonly number[]) => expect.poll(() => pids.filter(alive), { timeout: 20_000 }).toEqual([]);

const answers = `while read -r line; do id=$(echo "$line" | sed 's/.*"id":"\\([0-9]*\\)".*/\\1/'); echo "{\\"id\\": \\"$id\\", \\"value\\": \\"OK\\"}"; done`;

describe.skipIf(process.platform === 'win32')('a driver process', () => {
  it('answers, whatever it says before its hello, and is gone once closed', async () => {
    const driver = await withScript(`echo 'a greeting'\necho '["another"]'\n${hello}\n${answers}`);
    expect(driver.python).toMatchObject({ client: 'openai-python', version: '9.9.9', versions: { python: '3.0.0' } });
    expect(await Promise.all([driver.call(), driver.call()])).toEqual([{ value: 'OK' }, { value: 'OK' }]);
    await driver.close();
    const pids = await driver.pids();
    expect(pids).toHaveLength(1);
    expect(pids.filter(alive)).toEqual([]);
    expect(await driver.call()).toEqual({ broke: 'it was closed' });
  });

  it('that crashes breaks its call with its last words, and is started anew, a few times', async () => {
    const driver = await withScript(`${hello}\nread -r line\necho 'Segmentation fault' >&2\nexit 139`);
    for (let time = 0; time < 4; time++) {
      expect(await driver.call()).toEqual({
        broke: 'it ended with exit code 139; its last words: Segmentation fault',
      });
    }
    expect(await driver.call()).toEqual({
      broke: expect.stringMatching(/^the driver was started 4 times and broke each time, at last: it ended with/),
    });
    expect(await driver.pids()).toHaveLength(4);
  });

  it('that hangs, deaf to SIGTERM and with a child of its own, breaks every call that waits and is killed', async () => {
    const driver = await withScript(
      `trap '' TERM\nsleep 1000 &\necho $! >> "$(dirname "$0")/pids"\n${hello}\nwhile :; do sleep 1000; done`,
    );
    const [long, short] = await Promise.all([driver.call(), driver.call(50)]);
    expect([long, short]).toEqual([
      { broke: 'the driver answered nothing within 1050 ms' },
      { broke: 'the driver answered nothing within 1050 ms' },
    ]);
    await gone(await driver.pids());
  });

  it.each([
    [
      'a line that is no JSON',
      `echo 'Warning: here be dragons'`,
      /it wrote a line that answers no call: Warning: here/,
    ],
    ['an answer to no call', `echo '{"id": "77", "value": 1}'`, /it wrote a line that answers no call: \{"id": "77"/],
    ['an answer that is none', `echo '{"id": "1"}'`, /it wrote a line that answers no call/],
    ['an error that is none', `echo '{"id": "1", "error": "no"}'`, /it wrote a line that answers no call/],
    ['half a line', `printf '{"id": "1", "val'`, /it ended with exit code 0/],
    ['output without end', 'while :; do printf %65536s; done', /it wrote 16777216 bytes without a newline/],
  ])('that writes %s breaks its call', async (_, script, broke) => {
    const driver = await withScript(`${hello}\nread -r line\n${script}`);
    expect(await driver.call()).toEqual({ broke: expect.stringMatching(broke) });
    await driver.close();
    await gone(await driver.pids());
  });

  it('is gone when the run is interrupted', async () => {
    const driver = await withScript(`trap '' TERM\n${hello}\nwhile :; do sleep 1000; done`);
    const waiting = driver.call();
    driver.stop();
    expect(await waiting).toEqual({ broke: 'the run was interrupted' });
    expect(await driver.call()).toEqual({ broke: 'the run was interrupted' });
    await driver.close();
    await gone(await driver.pids());
  });

  it('that closes its stdout alone breaks its call by the time given', async () => {
    const driver = await withScript(`${hello}\nexec >&-\nsleep 1000`);
    expect(await driver.call(50)).toEqual({ broke: 'the driver answered nothing within 1050 ms' });
  });

  it.each([
    [
      'lacks the package',
      `echo '{"hello": {"python": "3.9.1", "missing": "ModuleNotFoundError: No module named openai"}}'`,
      'ModuleNotFoundError: No module named openai',
    ],
    ['ends at once', `echo 'no such thing' >&2\nexit 3`, 'it ended with exit code 3; its last words: no such thing'],
    ['says nothing', 'sleep 1000', 'it did not say hello within 500 ms'],
    ['says something else', `while :; do echo yes; done`, 'it wrote something else than its hello: yes'],
  ])('that %s does not do', async (_, script, why) => {
    const { python, pids } = await withScript(script, { helloMs: why.includes('500') ? 500 : 10_000 });
    expect(python).toMatchObject({ tried: [{ why }], enable: expect.stringContaining('-m pip install openai') });
    await gone(await pids());
  });
});
