import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const forbidden = [
  ['spec/planted.ts', '../harness/judge.ts'],
  ['spec/requirements/planted.ts', '../../suites/index.ts'],
  ['harness/planted.ts', '../suites/index.ts'],
  ['harness/gateway/planted.ts', '../../reports/index.ts'],
  ['harness/upstream/planted.ts', '../../reference-gateway/src/main.ts'],
  ['suites/chat/planted.ts', '../../harness/run.ts'],
  ['suites/chat/planted.ts', '../../reports/index.ts'],
  ['suites/chat/planted.ts', 'node:http'],
  ['suites/chat/planted.ts', 'undici'],
  ['reports/planted.ts', '../suites/index.ts'],
  ['reports/markdown/planted.ts', '../../harness/verdict.ts'],
  ['reference-gateway/src/planted.ts', '../../spec/schemas.ts'],
  ['reference-gateway/src/planted.ts', '../../harness/judge.ts'],
] as const;

const allowed = [
  ['harness/planted.ts', '../spec/requirement.ts'],
  ['harness/conformance.ts', '../reports/index.ts'],
  ['suites/chat/planted.ts', '../../harness/scenario.ts'],
  ['suites/chat/planted.ts', '../../harness/gateway/exchange.ts'],
  ['reports/markdown/planted.ts', '../../harness/record.ts'],
  ['reference-gateway/src/planted.ts', '../../spec/types.ts'],
] as const;

const forms = {
  static: (from: string) => `import { x } from '${from}';\nexport const y = x;\n`,
  type: (from: string) => `import type { X } from '${from}';\nexport type Y = X;\n`,
  dynamic: (from: string) => `export const x = () => import('${from}');\n`,
};

/** Plants every import in every form, in a tree of its own under our configuration, and lints it once. */
async function refused(imports: readonly (readonly [string, string])[]): Promise<ReadonlySet<string>> {
  const tree = await mkdtemp(join(tmpdir(), 'runestone-imports-'));
  try {
    await copyFile(join(root, 'biome.json'), join(tree, 'biome.json'));
    for (const [index, [path, from]] of imports.entries()) {
      for (const [form, code] of Object.entries(forms)) {
        const planted = join(tree, placed(path, index, form));
        await mkdir(dirname(planted), { recursive: true });
        await writeFile(planted, code(from));
      }
    }
    const said = await lint(tree);
    return new Set(
      imports.flatMap(([path], index) =>
        Object.keys(forms)
          .filter((form) => said.has(placed(path, index, form)))
          .map((form) => `${index} ${form}`),
      ),
    );
  } finally {
    await rm(tree, { recursive: true });
  }
}

/** A file of its own for every plant, in the same folder; the joiners keep their names, since those are the rule. */
const placed = (path: string, index: number, form: string): string =>
  path.endsWith('planted.ts') ? path.replace('planted', `planted-${index}-${form}`) : path;

async function lint(tree: string): Promise<ReadonlySet<string>> {
  const command = [
    'lint',
    '--vcs-enabled=false',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
    '.',
  ];
  const child = spawn(join(root, 'node_modules/.bin/biome'), command, {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const part of child.stdout) text += String(part);
  const { diagnostics } = JSON.parse(text) as { diagnostics: { location: { path: string } }[] };
  return new Set(diagnostics.map(({ location }) => location.path.replace(/^\.\//, '')));
}

const everyForm = (imports: readonly unknown[]) =>
  imports.flatMap((_, index) => Object.keys(forms).map((form) => `${index} ${form}`));

it('refuses every forbidden import, static, type-only or dynamic', async () => {
  expect([...(await refused(forbidden))]).toEqual(everyForm(forbidden));
});

it('refuses none of the allowed ones', async () => {
  expect([...(await refused(allowed))]).toEqual([]);
});
