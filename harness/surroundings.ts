import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Secret } from './gateway/redact.ts';
import { type Keys, keyNames } from './keys.ts';
import type { EnvironmentRecord } from './record.ts';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** This package's name and version, from its package.json: one folder up in the repository, two when built. */
export function ourselves(): { readonly name: string; readonly version: string } {
  for (const up of ['..', '../..']) {
    try {
      const manifest = JSON.parse(readFileSync(join(here, up, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
      };
      return { name: manifest.name, version: manifest.version };
    } catch {
      // Not this far up: the built package keeps its manifest beside dist.
    }
  }
  return { name: 'runestone-conformance', version: 'unknown' };
}

/** Everything about this side of the run that could change a verdict. */
export function environment(): EnvironmentRecord {
  const versions = ['openai', 'undici', 'ajv'].map((name) => [name, versionOf(name)] as const);
  return {
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    versions: Object.fromEntries(versions),
    contract: createHash('sha256')
      .update(readFileSync(join(here, '../spec/openapi.json')))
      .digest('hex'),
  };
}

function versionOf(name: string): string {
  // Some packages do not export their manifest, so it is looked for in the folders Node would look in.
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // Not in this folder: Node would look further up as well.
    }
  }
  return 'unknown';
}

/** Words of a header's name that say its value is worth hiding: `x-api-key`, not `x-portkey-provider`. */
const telling = new Set(
  'auth authorization key apikey token secret cookie password credential credentials signature'.split(' '),
);

/** A shorter value is no secret worth the name, and masking it wherever it occurs would destroy the evidence. */
const shortestSecret = 8;

/** All that must never be written down in a run. */
export function secretsOf(keys: Keys, headers: Readonly<Record<string, string>>): readonly Secret[] {
  const fromHeaders = Object.entries(headers)
    .filter(([name]) => name.split(/[-_]/).some((word) => telling.has(word)))
    .map(([name, value]) => ({ name: `header-${name}`, value: value.replace(/^(Bearer|Basic)\s+/i, '') }))
    .filter(({ value }) => value.length >= shortestSecret);
  const given = keyNames.flatMap((name) => (keys[name] === null ? [] : [{ name, value: keys[name] }]));
  return [...given, ...fromHeaders];
}

/** `Name: value` lines as a record with lower-case names. */
export function headerRecord(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
