import { Refusal } from '../refusal.ts';
import type { ProviderSettings } from './settings.ts';
import { unknownKey } from './unknown-key.ts';

const providerKeys = ['name', 'url', 'key', 'keyEnv', 'models'];

/** Checks the `providers` array of a configuration file; throws Refusal. */
export function readProviders(value: unknown, path: string, environment: NodeJS.ProcessEnv): ProviderSettings[] {
  if (!Array.isArray(value)) throw new Refusal(`Expected "providers" in ${path} to be an array.`);
  const providers = value.map((entry: unknown, index) =>
    readProvider(entry, `providers[${index}] in ${path}`, environment),
  );
  const names = new Set(providers.map(({ name }) => name));
  if (names.size < providers.length) throw new Refusal(`Expected every provider in ${path} to have its own name.`);
  return providers;
}

/** The base URL without its trailing slash; throws Refusal when it is not http or https. */
export function providerUrl(value: unknown, origin: string): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new Refusal(`Expected ${origin} to be an http or https URL with its version, like https://host/v1.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Refusal(`Expected ${origin} without a user or password; give the key as a setting of its own.`);
  }
  return url.href.replace(/\/+$/, '');
}

function readProvider(entry: unknown, where: string, environment: NodeJS.ProcessEnv): ProviderSettings {
  if (typeof entry !== 'object' || entry === null) throw new Refusal(`Expected ${where} to be an object.`);
  const unknown = Object.keys(entry).find((key) => !providerKeys.includes(key));
  if (unknown !== undefined) throw unknownKey(unknown, providerKeys, where);
  const { name, url, key, keyEnv, models } = { name: undefined, url: undefined, ...entry } as Record<string, unknown>; // own keys checked above
  if (typeof name !== 'string' || name === '')
    throw new Refusal(`Expected "name" of ${where} to be a non-empty string.`);
  const secret = readKey(key, keyEnv, where, environment);
  return {
    name,
    url: providerUrl(url, `"url" of ${where}`),
    ...(secret === undefined ? {} : { key: secret }),
    ...(models === undefined ? {} : { models: readModels(models, where) }),
  };
}

function readKey(key: unknown, keyEnv: unknown, where: string, environment: NodeJS.ProcessEnv): string | undefined {
  if (key !== undefined && keyEnv !== undefined)
    throw new Refusal(`Expected ${where} to have "key" or "keyEnv", not both.`);
  if (keyEnv === undefined) {
    if (key === undefined || (typeof key === 'string' && key !== '')) return key;
    throw new Refusal(`Expected "key" of ${where} to be a non-empty string.`);
  }
  const secret = typeof keyEnv === 'string' ? environment[keyEnv] : undefined;
  if (secret === undefined || secret === '') {
    throw new Refusal(
      `Expected the environment variable ${JSON.stringify(keyEnv)}, named by "keyEnv" of ${where}, to be set.`,
    );
  }
  return secret;
}

function readModels(models: unknown, where: string): string[] {
  if (Array.isArray(models) && models.length > 0) {
    const ids = models.filter((id: unknown): id is string => typeof id === 'string' && id !== '');
    if (ids.length === models.length) return ids;
  }
  throw new Refusal(`Expected "models" of ${where} to be an array of model ids.`);
}
