import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream, type Upstream } from '../harness/upstream/server.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let installed: string;
let upstream: Upstream;

beforeAll(async () => {
  upstream = await startUpstream({});
  folder = await mkdtemp(join(tmpdir(), 'runestone-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string }[];
  installed = join(folder, 'project');
  await mkdir(installed);
  await writeFile(join(installed, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--prefer-offline', join('..', packed?.filename ?? '')], { cwd: installed });
}, 120_000); // a cold package cache fetches every dependency

afterAll(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

const environment = () => {
  const { OPENAI_API_KEY: _key, ...rest } = process.env;
  return rest;
};

it('judges a live server from an empty folder outside the repository', async () => {
  const bin = join(installed, 'node_modules/.bin/runestone-conformance');
  const { stdout } = await run(bin, ['--target', upstream.url], { cwd: installed, env: environment() });
  expect(stdout).toContain('READY');
  const report = await readFile(join(installed, 'runestone-report/report.json'), 'utf8');
  expect(JSON.parse(report)).toMatchObject({ record: 'runestone.run/1', gate: { exitCode: 0 } });
  expect(await readdir(join(installed, 'runestone-report'))).toEqual(['evidence', 'report.json', 'report.md']);
});

it('says how to call it', async () => {
  const { stdout } = await run(join(installed, 'node_modules/.bin/runestone-conformance'), ['--help']);
  expect(stdout).toContain('Examples:');
});

it('carries neither node, nor the gateway, nor sources, nor tests, but the driver in Python', async () => {
  const packages = await readdir(join(installed, 'node_modules'));
  const unwanted =
    /^(node|node-.*|node-bin-.*|kysely|pg|redis|pino|rate-limiter-flexible|vitest|typescript|autocannon|msw)$/;
  expect(packages.filter((name) => unwanted.test(name))).toEqual([]);
  expect(packages).not.toContain('@electric-sql');
  const own = join(installed, 'node_modules/runestone-conformance');
  const files = await readdir(own, { recursive: true });
  expect(files.filter((name) => /\.ts$|\.test|suites.(faults|legal)|reference/.test(name))).toEqual([]);
  const sources = await readdir(join(root, 'harness/drivers/python'));
  expect(await readdir(join(own, 'dist/harness/drivers/python'))).toEqual(sources);
});
