import { mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './command.test-data.ts';
import { UsageError } from './errors.ts';
import { claimFolder, replaceFolder } from './folder.ts';

let root: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  root = await temporaryFolder();
});
afterAll(() => root[Symbol.asyncDispose]());

/** A place of its own for one test. */
async function place(name: string): Promise<string> {
  const path = join(root.path, name);
  await mkdir(path);
  return path;
}

const report = [
  { file: 'report.json', text: '{}' },
  { file: 'evidence/target.json', text: '{"new":true}' },
];

describe.concurrent('claiming a folder', () => {
  it('makes the folders above it and leaves nothing else behind', async () => {
    const here = await place('above');
    await claimFolder(join(here, 'a/b/report'));
    expect(await readdir(join(here, 'a/b'))).toEqual([]);
  });

  it('accepts an empty folder and a former report', async () => {
    const here = await place('former');
    await mkdir(join(here, 'empty'));
    await claimFolder(join(here, 'empty'));
    await replaceFolder(join(here, 'out'), report);
    await claimFolder(join(here, 'out'));
    expect((await readdir(here)).toSorted()).toEqual(['empty', 'out']);
  });

  it('refuses a folder that holds something else, and names it', async () => {
    const here = await place('foreign');
    await writeFile(join(here, 'thesis.tex'), 'years of work');
    await expect(claimFolder(here)).rejects.toThrow(/found "thesis.tex" in .*name another/);
  });

  it('refuses a file, and a place below a file', async () => {
    const here = await place('file');
    await writeFile(join(here, 'x'), '');
    await expect(claimFolder(join(here, 'x'))).rejects.toThrow(UsageError);
    await expect(claimFolder(join(here, 'x/report'))).rejects.toThrow(UsageError);
  });

  it('refuses a link that leads nowhere', async () => {
    const here = await place('dangling');
    await symlink(join(here, 'gone'), join(here, 'out'));
    await expect(claimFolder(join(here, 'out'))).rejects.toThrow(/link that leads nowhere/);
  });
});

describe.concurrent('replacing a folder', () => {
  it('writes every file, in folders of its own', async () => {
    const here = await place('fresh');
    await replaceFolder(join(here, 'out'), report);
    expect(await readFile(join(here, 'out/evidence/target.json'), 'utf8')).toBe('{"new":true}');
    expect(await readdir(here)).toEqual(['out']);
  });

  it('leaves nothing of the former report', async () => {
    const here = await place('replace');
    await replaceFolder(join(here, 'out'), [...report, { file: 'evidence/old.json', text: '' }]);
    await replaceFolder(join(here, 'out'), report);
    expect(await readdir(join(here, 'out/evidence'))).toEqual(['target.json']);
    expect(await readdir(here)).toEqual(['out']);
  });

  it('replaces what a link leads to and keeps the link', async () => {
    const here = await place('link');
    await mkdir(join(here, 'real'));
    await symlink(join(here, 'real'), join(here, 'out'));
    await replaceFolder(join(here, 'out'), report);
    expect(await readlink(join(here, 'out'))).toBe(join(here, 'real'));
    expect(await readdir(join(here, 'real'))).toEqual(['evidence', 'report.json']);
  });

  it('can be read by whoever could read any other new folder', async () => {
    const here = await place('rights');
    await replaceFolder(join(here, 'out'), report);
    await mkdir(join(here, 'usual'));
    expect((await stat(join(here, 'out'))).mode).toBe((await stat(join(here, 'usual'))).mode);
  });

  it('says so when the place has gone', async () => {
    const here = await place('gone');
    await writeFile(join(here, 'out'), 'a file that came in between');
    const lost = replaceFolder(join(here, 'out/report'), report);
    await expect(lost).rejects.toThrow(UsageError);
    await expect(lost).rejects.toThrow(/ENOTDIR.*it is lost/);
  });
});
