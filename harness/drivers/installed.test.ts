import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadInstalled, type WantedPackage } from './installed.ts';

let project: string;
beforeEach(async () => {
  project = await realpath(await mkdtemp(join(tmpdir(), 'runestone-installed-')));
});
afterEach(() => rm(project, { recursive: true }));

async function install(as: string, manifest: object, code: string): Promise<void> {
  const root = join(project, 'node_modules', as);
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ main: 'index.js', ...manifest }));
  await writeFile(join(root, 'index.js'), code);
}

const wanted: WantedPackage = { name: 'sdk-2', publishedAs: 'sdk', major: 2 };
const enable = 'npm install --save-dev sdk-2@npm:sdk@2';

it('loads a package under its own name, from a folder below the project too', async () => {
  await install('sdk-2', { name: 'sdk', version: '2.3.4-beta.1' }, 'exports.answer = 42;');
  await mkdir(join(project, 'below'));
  expect(await loadInstalled(wanted, join(project, 'below'))).toEqual({
    version: '2.3.4-beta.1',
    module: expect.objectContaining({ answer: 42 }),
  });
});

it('loads a package of modules only', async () => {
  const manifest = { name: 'sdk', version: '2.0.0', type: 'module', exports: { '.': './index.js' } };
  await install('sdk-2', manifest, 'export const answer = 42;');
  expect(await loadInstalled(wanted, project)).toHaveProperty('module.answer', 42);
});

it('says what is missing, and the line that adds it', async () => {
  expect(await loadInstalled(wanted, project)).toEqual({ missing: `sdk-2 2 is not installed in ${project}`, enable });
});

it('says which version stands in the place of the right one', async () => {
  await install('sdk-2', { name: 'sdk', version: '3.0.0' }, '');
  const found = `found sdk 3.0.0 in ${join(project, 'node_modules/sdk-2')}`;
  expect(await loadInstalled(wanted, project)).toEqual({ missing: `expected sdk-2 to be sdk 2, ${found}`, enable });
});

it('says what does not load', async () => {
  await install('sdk-2', { name: 'sdk', version: '2.0.0' }, 'throw new Error("no luck\\nat all");');
  expect(await loadInstalled(wanted, project)).toEqual({ missing: 'sdk-2 2.0.0 cannot be loaded: no luck', enable });
});

it('says what has no entry', async () => {
  await install('sdk-2', { name: 'sdk', version: '2.0.0', exports: './gone.js' }, '');
  expect(await loadInstalled(wanted, project)).toHaveProperty('missing', expect.stringContaining('gone.js'));
});

it('wants what has to stand beside it, in the right major', async () => {
  await install('sdk-2', { name: 'sdk', version: '2.0.0' }, '');
  await install('core', { name: 'core', version: '1.9.0' }, '');
  expect(await loadInstalled({ ...wanted, beside: [{ name: 'core', major: 2 }] }, project)).toEqual({
    missing: `expected core to be core 2, found core 1.9.0 in ${join(project, 'node_modules/core')}`,
    enable: `${enable} core@2`,
  });
});

it('clears the variables that would redirect it, before it is loaded', async () => {
  process.env['SDK_TEST_URL'] = 'http://elsewhere';
  await install('sdk-2', { name: 'sdk', version: '2.0.0' }, 'exports.url = process.env.SDK_TEST_URL ?? null;');
  const loaded = await loadInstalled({ ...wanted, redirecting: /^SDK_TEST_/ }, project);
  expect(loaded).toHaveProperty('module.url', null);
  expect(process.env).not.toHaveProperty('SDK_TEST_URL');
});
