import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A package that is taken from where it is wanted, never brought along. */
export interface WantedPackage {
  /** The name it is imported by, such as `openai-6`. */
  readonly name: string;
  /** The name it is published by, where that is another one: `openai`. */
  readonly publishedAs?: string;
  readonly major: number;
  /** What has to stand beside it. */
  readonly beside?: readonly WantedPackage[];
  /** Names of environment variables by which it would talk to somebody else, or in another way, than it is told. */
  readonly redirecting?: RegExp;
}

export type Installed = LoadedPackage | NotInstalled;

export interface LoadedPackage {
  readonly module: unknown;
  /** The exact version, from its package.json. */
  readonly version: string;
  readonly missing?: never;
}

export interface NotInstalled {
  /** What was looked for, and what was found. */
  readonly missing: string;
  /** The line that puts it right. */
  readonly enable: string;
}

/** Looks for a package as a module in the folder `from` would, and loads it with its redirecting variables cleared. */
export async function loadInstalled(wanted: WantedPackage, from: string): Promise<Installed> {
  const enable = `npm install --save-dev ${[wanted, ...(wanted.beside ?? [])].map(asArgument).join(' ')}`;
  for (const one of wanted.beside ?? []) {
    const beside = locate(one, from);
    if ('missing' in beside) return { missing: beside.missing, enable };
  }
  const found = locate(wanted, from);
  if ('missing' in found) return { missing: found.missing, enable };
  for (const variable of Object.keys(process.env)) {
    if (wanted.redirecting?.test(variable)) delete process.env[variable];
  }
  try {
    return { module: await import(pathToFileURL(found.entry).href), version: found.version };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    return { missing: `${wanted.name} ${found.version} cannot be loaded: ${reason}`, enable };
  }
}

export type Located = { readonly entry: string; readonly version: string } | { readonly missing: string };

/** Where a package is that a module in the folder `from` would get, and its exact version. */
export function locate({ name, publishedAs, major }: WantedPackage, from: string): Located {
  const here = createRequire(join(from, 'package.json'));
  const root = here.resolve
    .paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(join(folder, 'package.json')));
  if (root === undefined) return { missing: `${name} ${major} is not installed in ${from}` };
  try {
    const { name: published, version } = manifestOf(root);
    const expected = publishedAs ?? name;
    if (published !== expected || Number.parseInt(version, 10) !== major) {
      return { missing: `expected ${name} to be ${expected} ${major}, found ${published} ${version} in ${root}` };
    }
    return { entry: here.resolve(name), version };
  } catch (error) {
    return { missing: `${name} in ${root} is broken: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function manifestOf(root: string): { readonly name: string; readonly version: string } {
  const { name, version }: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { name: String(name), version: String(version) };
}

const asArgument = ({ name, publishedAs, major }: WantedPackage) =>
  publishedAs === undefined ? `${name}@${major}` : `${name}@npm:${publishedAs}@${major}`;
