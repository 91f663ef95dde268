import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { UsageError } from './errors.ts';
import { type KeyName, keyNames, keyVariables } from './keys.ts';
import { faultOf } from './option-values.ts';
import { defaults, type Options } from './options.ts';
import { suggestion } from './suggest.ts';

const names = ['runestone.config.ts', 'runestone.config.mjs', 'runestone.config.json'];

/** Options that stand for one invocation; a file that is read every time has no business setting them. */
const perRun = new Set<string>(['list', 'plan', 'explain', 'replay', ...keyNames]);
const keys = Object.keys(defaults).filter((key) => !perRun.has(key));

/** Reads the first configuration file of a folder, or nothing; throws `UsageError` naming the file and the fault. */
export async function readConfig(folder: string): Promise<Partial<Options>> {
  for (const name of names) {
    const path = resolve(folder, name);
    if (await exists(path)) return checked(name, await load(path, name));
  }
  return {};
}

const isKeyName = (name: string): name is KeyName => Object.hasOwn(keyVariables, name);

async function load(path: string, name: string): Promise<unknown> {
  try {
    const module: { default?: unknown } = name.endsWith('.json')
      ? await import(pathToFileURL(path).href, { with: { type: 'json' } })
      : await import(pathToFileURL(path).href);
    return module.default;
  } catch (error) {
    throw new UsageError(`expected ${name} to load, found: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function checked(name: string, config: unknown): Partial<Options> {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new UsageError(
      `expected ${name} to export an object of options as default, found ${inspect(config, { depth: 1 })}`,
    );
  }
  for (const [key, value] of Object.entries(config)) {
    if (!keys.includes(key)) {
      const secret = isKeyName(key)
        ? `; a key belongs into ${keyVariables[key]}, not into a file`
        : suggestion(key, keys);
      throw new UsageError(`expected only known options in ${name}, found "${key}"${secret}`);
    }
    const fault = faultOf(key as keyof Options, value, `"${key}" in ${name}`); // one of `keys`
    if (fault !== undefined) throw new UsageError(fault);
  }
  return config;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
