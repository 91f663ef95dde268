/**
 * Makes `openapi.json`, which everything reads at run time, from `openapi.yaml`, which people edit: reading YAML at
 * run time would cost more than all validation. With `--check` it writes nothing and exits 1 when the two differ.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';

const place = (name: string) => new URL(name, import.meta.url);

const made = `${JSON.stringify(parse(await readFile(place('openapi.yaml'), 'utf8')), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(place('openapi.json'), 'utf8').catch(() => '');
  if (committed !== made) {
    console.error(
      'spec/openapi.json does not say what spec/openapi.yaml says. Run `npm run spec` and commit the result.',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(place('openapi.json'), made);
}
