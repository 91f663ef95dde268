import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../command.test-data.ts';
import { findPython, interpreters } from './find-python.ts';

const { signal } = new AbortController();

/** A shell script that stands for a Python, or for uv, and says this as its hello. */
async function fake(folder: string, name: string, hello: object): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho '${JSON.stringify({ hello })}'\nread -r line\n`);
  await chmod(path, 0o755);
  return path;
}

const lacking = { python: '3.9.1', missing: 'ModuleNotFoundError: No module named openai' };
const having = (openai: string) => ({ python: '3.9.1', openai });

const find = (path: string | null, env: Readonly<Record<string, string>>) =>
  findPython({ path, env, keys: {}, signal });

async function versionFound(path: string | null, env: Readonly<Record<string, string>>): Promise<string | undefined> {
  const found = await find(path, env);
  if (!('session' in found)) throw new Error(JSON.stringify(found));
  await found.session.end();
  return found.session.versions['openai'];
}

it('tries the one that was named alone, then those of the surroundings in their order', () => {
  expect(interpreters({ path: '/a', env: { RUNESTONE_PYTHON: '/b' } })).toEqual([{ command: '/a', args: [] }]);
  expect(interpreters({ path: null, env: { RUNESTONE_PYTHON: '/b', VIRTUAL_ENV: '/v' } })).toEqual([
    { command: '/b', args: [] },
  ]);
  const order = interpreters({ path: null, env: { VIRTUAL_ENV: '/v' } });
  expect(order.map(({ command }) => command)).toEqual([
    expect.stringMatching(/^.v.(bin|Scripts).python/),
    'uv',
    'python3',
    'python',
  ]);
});

describe.skipIf(process.platform === 'win32')('finding a Python', () => {
  it('takes the first that has the package', async () => {
    await using folder = await temporaryFolder();
    const [bin, venv] = [join(folder.path, 'bin'), join(folder.path, 'venv')];
    const PATH = `${bin}:/usr/bin:/bin`;
    await fake(bin, 'python', having('1.0.4'));
    await fake(bin, 'python3', having('1.0.3'));
    const path = await fake(bin, 'another', having('1.0.0'));
    expect(await versionFound(null, { PATH })).toBe('1.0.3');
    await fake(bin, 'uv', having('1.0.2'));
    expect(await versionFound(null, { PATH })).toBe('1.0.2');
    await fake(venv, 'bin/python', having('1.0.1'));
    expect(await versionFound(null, { PATH, VIRTUAL_ENV: venv })).toBe('1.0.1');
    await fake(venv, 'bin/python', lacking);
    expect(await versionFound(null, { PATH, VIRTUAL_ENV: venv })).toBe('1.0.2');
    expect(await versionFound(null, { PATH, VIRTUAL_ENV: venv, RUNESTONE_PYTHON: path })).toBe('1.0.0');
    expect(await versionFound(path, { PATH, RUNESTONE_PYTHON: '/nowhere' })).toBe('1.0.0');
  });

  it('says why each did not do, and the one command that helps', async () => {
    await using folder = await temporaryFolder();
    const PATH = folder.path;
    expect(await find(null, { PATH })).toMatchObject({
      tried: [{ command: expect.stringMatching(/^uv run .*--offline/) }, { command: 'python3' }, { command: 'python' }],
      enable: 'python3 -m pip install openai',
    });
    const own = await fake(folder.path, 'my python', lacking);
    expect(await find(own, { PATH: '/usr/bin:/bin' })).toEqual({
      tried: [{ command: own, why: lacking.missing }],
      enable: `'${own}' -m pip install openai`,
    });
  });

  it('leaves alone a Python that a package manager owns', async () => {
    await using folder = await temporaryFolder();
    const path = await fake(folder.path, 'python', { ...lacking, managed: true });
    expect(await find(path, { PATH: '/usr/bin:/bin' })).toMatchObject({
      enable: `${path} -m venv .venv && .venv/bin/python -m pip install openai && export RUNESTONE_PYTHON=.venv/bin/python`,
    });
  });

  it('hands over the keys and nothing that redirects', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'python');
    await writeFile(
      path,
      `#!/bin/sh\necho "{\\"hello\\": {\\"missing\\": \\"$A_KEY,$OPENAI_BASE_URL,$HTTP_PROXY,$OPENAI_API_KEY\\"}}"\n`,
    );
    await chmod(path, 0o755);
    const env = { PATH: '/usr/bin:/bin', OPENAI_BASE_URL: 'http://a', HTTP_PROXY: 'http://b', OPENAI_API_KEY: 'c' };
    const found = await findPython({ path, env, keys: { A_KEY: 'd' }, signal });
    expect(found).toMatchObject({ tried: [{ why: 'd,,,' }] });
  });
});
