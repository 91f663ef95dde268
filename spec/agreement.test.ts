import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');
let folder: string;

/** Compiles `agreement.ts` beside types in which one line was changed; gives what the compiler printed. */
async function compile(line: string, changed: string): Promise<string> {
  const types = await readFile(join(here, 'types.ts'), 'utf8');
  expect(types).toContain(line);
  await writeFile(join(folder, 'types.ts'), types.replace(line, changed));
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  return new Promise((done) => execFile(process.execPath, [compiler, '-p', folder], (_, stdout) => done(stdout)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runestone-agreement-'));
  await cp(join(here, 'agreement.ts'), join(folder, 'agreement.ts'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const config = { extends: join(root, 'tsconfig.json'), include: ['.'], compilerOptions: { types: [] } };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the agreement with the SDK', () => {
  it('holds as it stands', async () => {
    expect(await compile('', '')).toBe('');
  });

  it.each([
    ['a response that is wider than promised', 'finish_reason: FinishReason;', 'finish_reason: string;'],
    ['a response that may lack a property', "object: 'chat.completion.chunk';", "object?: 'chat.completion.chunk';"],
    ['a request that the SDK writes and we do not know', "format: 'wav' | 'mp3';", "format: 'wav';"],
    ['a request that has to carry more', 'temperature?: Temperature;', 'temperature: Temperature;'],
    ['a property that is missing here', 'reasoning_tokens?: TokenShare;', ''],
  ])('is refused by the compiler: %s', async (_, line, changed) => {
    expect(await compile(line, changed)).toMatch(/agreement\.ts\(\d+,\d+\): error TS2344/);
  });
});
