/**
 * Makes, from `openapi.yaml`, which people edit: `openapi.json`, which everything reads at run time because reading
 * YAML there would cost more than all validation, and `types.ts`. With `--check` it writes nothing and exits 1 when
 * either has drifted from its source.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { typescript } from './build/typescript.ts';
import type { ContractDocument } from './document.ts';

const place = (name: string) => new URL(name, import.meta.url);
const notice =
  '// Made from openapi.yaml by build.ts, as the profile strict reads it. Edit the YAML and run `npm run spec`.';

const document: ContractDocument = parse(await readFile(place('openapi.yaml'), 'utf8'));
const made = {
  'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'types.ts': formatted('types.ts', `${notice}\n\n${typescript(document.components.schemas)}\n`),
};

for (const [name, content] of Object.entries(made)) {
  if (!process.argv.includes('--check')) {
    await writeFile(place(name), content);
  } else if ((await readFile(place(name), 'utf8').catch(() => '')) !== content) {
    console.error(`spec/${name} does not say what spec/openapi.yaml says. Run \`npm run spec\` and commit the result.`);
    process.exitCode = 1;
  }
}

/** The project's formatter has the last word, so that `npm run check` finds nothing to change. */
function formatted(name: string, source: string): string {
  const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));
  const args = [biome, 'format', `--stdin-file-path=spec/${name}`];
  return execFileSync(process.execPath, args, { input: source, encoding: 'utf8', cwd: fileURLToPath(place('..')) });
}
