import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './command.test-data.ts';
import { readConfig } from './config.ts';
import { UsageError } from './errors.ts';

let root: Awaited<ReturnType<typeof temporaryFolder>>;
let folders = 0;
beforeAll(async () => {
  root = await temporaryFolder();
});
afterAll(() => root[Symbol.asyncDispose]());

/** Reads the configuration of a new folder that holds these files. */
async function reading(files: Readonly<Record<string, string>>) {
  const folder = join(root.path, String(folders++));
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return readConfig(folder);
}

const json = (config: unknown) => reading({ 'runestone.config.json': JSON.stringify(config) });

const fault = async (config: unknown): Promise<string> => {
  const error = await json(config).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof Error ? error.message : '';
};

describe('a configuration file', () => {
  it('is not needed', async () => {
    expect(await reading({})).toEqual({});
  });

  it('may be JSON, JavaScript or TypeScript', async () => {
    expect(await json({ target: 'http://x', only: ['chat'] })).toEqual({ target: 'http://x', only: ['chat'] });
    expect(await reading({ 'runestone.config.mjs': 'export default { timeout: 5 + 5 };' })).toEqual({ timeout: 10 });
    const typed = 'const timeout: number = 7; export default { timeout };';
    expect(await reading({ 'runestone.config.ts': typed, 'runestone.config.json': '{"timeout":8}' })).toEqual({
      timeout: 7,
    });
  });

  it.for([
    [
      { concurency: 3 },
      'expected only known options in runestone.config.json, found "concurency"; did you mean "concurrency"?',
    ],
    [
      { apiKey: 'k' },
      'expected only known options in runestone.config.json, found "apiKey"; a key belongs into OPENAI_API_KEY, not into a file',
    ],
    [{ replay: 'x' }, expect.stringContaining('found "replay"')],
    [
      { profile: 'strickt' },
      'expected "profile" in runestone.config.json to be one of compat, strict, found "strickt"; did you mean "strict"?',
    ],
    [
      { failOn: 'never' },
      'expected "failOn" in runestone.config.json to be one of must, should, inconclusive, found "never"',
    ],
    [{ concurrency: 0 }, 'expected "concurrency" in runestone.config.json to be a whole number from 1 up, found 0'],
    [{ maxTokens: -1 }, 'expected "maxTokens" in runestone.config.json to be a whole number from 1 up, found -1'],
    [{ timeout: 1.5 }, expect.stringContaining('found 1.5')],
    [{ timeout: '60000' }, expect.stringContaining('found "60000"')],
    [{ format: ['html'] }, 'expected "format" in runestone.config.json to be one of md, json, found "html"'],
    [{ format: 'md' }, 'expected "format" in runestone.config.json to be a list of texts, found "md"'],
    [{ only: [''] }, 'expected "only" in runestone.config.json to be a text, found ""'],
    [{ only: [1] }, 'expected "only" in runestone.config.json to be a text, found 1'],
    [{ requires: ['tool'] }, expect.stringContaining('did you mean "tools"?')],
    [{ header: ['no colon here'] }, expect.stringContaining("'Name: value'")],
    [{ target: null }, 'expected "target" in runestone.config.json to be a text, found null'],
    [['target'], "expected runestone.config.json to export an object of options as default, found [ 'target' ]"],
    [null, 'expected runestone.config.json to export an object of options as default, found null'],
  ] as const)('that holds %j is refused', async ([config, message]) => {
    expect(await fault(config)).toEqual(message);
  });

  it('that exports nothing, or what no JSON could hold, is refused', async () => {
    await expect(reading({ 'runestone.config.mjs': 'export const target = 1;' })).rejects.toThrow('found undefined');
    await expect(reading({ 'runestone.config.mjs': 'export default { timeout: 10n };' })).rejects.toThrow('found 10n');
  });

  it('that does not load is refused with the reason', async () => {
    const broken = reading({ 'runestone.config.mjs': 'throw new Error("no luck");' });
    await expect(broken).rejects.toThrow(new UsageError('expected runestone.config.mjs to load, found: no luck'));
    await expect(reading({ 'runestone.config.json': '{"target":' })).rejects.toThrow(UsageError);
  });
});
