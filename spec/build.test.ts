import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let copy: string;

/** Runs the copy of `build.ts`; gives its exit code and what it complained about. */
function build(...args: readonly string[]): Promise<readonly [number | null, string]> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [join(copy, 'spec/build.ts'), ...args], (_, __, stderr) =>
      done([child.exitCode, stderr]),
    );
  });
}

const read = (name: string) => readFile(join(copy, 'spec', name), 'utf8');

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'runestone-build-'));
  await mkdir(join(copy, 'spec'));
  for (const name of [
    'biome.json',
    '.gitignore',
    'package.json',
    'spec/build',
    'spec/build.ts',
    'spec/openapi.yaml',
    'spec/pointer.ts',
    'spec/schema.ts',
    'spec/strictly.ts',
  ]) {
    await cp(join(root, name), join(copy, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('build', () => {
  it('--check exits 1 while nothing is made, and makes nothing', async () => {
    const [code, complaint] = await build('--check');
    expect(code).toBe(1);
    expect(complaint).toContain('spec/openapi.json does not say what spec/openapi.yaml says.');
    await expect(read('openapi.json')).rejects.toThrow('ENOENT');
  });

  it('makes what is committed', async () => {
    expect(await build()).toEqual([0, '']);
    for (const name of ['openapi.json', 'types.ts']) {
      expect(await read(name)).toBe(await readFile(join(root, 'spec', name), 'utf8'));
    }
    expect(await build('--check')).toEqual([0, '']);
  });

  it('--check exits 1 when the source moved on, naming what drifted', async () => {
    const source = await read('openapi.yaml');
    await writeFile(join(copy, 'spec/openapi.yaml'), source.replace('enum: [stop, length,', 'enum: [stop, size,'));
    const [code, complaint] = await build('--check');
    expect(code).toBe(1);
    expect(complaint.match(/spec\/\S+ does not say/g)).toEqual([
      'spec/openapi.json does not say',
      'spec/types.ts does not say',
    ]);
  });
});
