import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { pairs } from './compare/pairs.ts';
import { contract } from './document.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runestone-compare-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function compare(...args: readonly string[]): Promise<Outcome> {
  const script = fileURLToPath(new URL('compare.ts', import.meta.url));
  return new Promise((done) => {
    const child = execFile(process.execPath, [script, ...args], (_, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** Our own document under the official names: it differs from itself in nothing, so every erratum is stale. */
function renamed() {
  const { schemas } = contract.components;
  const official = Object.entries(pairs).map(([ours, name]) => [name, schemas[ours]] as const);
  return { components: { schemas: { ...schemas, ...Object.fromEntries(official) } } };
}

describe('spec:compare', () => {
  it.each([
    ['no file', []],
    ['a file that is not there', ['/nowhere/openapi.json']],
  ])('exits 2 for %s', async (_, args) => {
    expect(await compare(...args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^(Expected|Cannot).*\n$/),
    });
  });

  it.each([
    ['broken JSON', '{"components":'],
    ['broken YAML', 'a: [b'],
    ['another document', '{"openapi":"3.1.0"}'],
  ])('exits 2 for %s', async (_, content) => {
    const outcome = await compare(await file('bad', content));
    expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Expected/) });
  });

  it('exits 2 for a document that lacks a schema', async () => {
    expect(await compare(await file('bare.json', '{"components":{"schemas":{}}}'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected a schema named CreateChatCompletionRequest'),
    });
  });

  it.each(['json', 'yaml'])('exits 1 for stale errata and reads %s', async (format) => {
    const content = format === 'json' ? JSON.stringify(renamed()) : stringify(renamed());
    const { code, stderr } = await compare(await file(`official.${format}`, content));
    expect(code).toBe(1);
    expect(stderr).toContain(
      'Stale erratum: #/components/schemas/Model\n    type: official object or not, ours object',
    );
  });

  it('exits 1 for a difference that nobody explained', async () => {
    const { components } = renamed();
    const official = {
      components: { schemas: { ...components.schemas, FinishReason: { type: 'string', enum: ['stop'] } } },
    };
    const { code, stderr } = await compare(await file('changed.json', JSON.stringify(official)));
    expect(code).toBe(1);
    expect(stderr).toContain('Unexplained: #/components/schemas/FinishReason\n    values: official "stop", ours');
  });
});
