import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.ts';
import { giveValue } from './given-value.ts';
import { readProviders } from './providers.ts';
import type { GivenSettings, SettingKey } from './setting-table.ts';
import { settingTable } from './setting-table.ts';
import type { ProviderSettings } from './settings.ts';
import { unknownKey } from './unknown-key.ts';

/** What a configuration file gives. */
export interface FileSettings {
  given: GivenSettings;
  providers?: readonly ProviderSettings[];
}

/** Reads and checks the JSON file at `path`; throws Refusal on anything unreadable, unknown or wrong. */
export function readConfigFile(path: string, environment: NodeJS.ProcessEnv): FileSettings {
  const document = readObject(path);
  const given: GivenSettings = {};
  let providers: readonly ProviderSettings[] | undefined;
  for (const [key, value] of Object.entries(document)) {
    if (key === 'providers') providers = readProviders(value, path, environment);
    else if (isSettingKey(key)) giveValue(given, key, value, `"${key}" in ${path}`);
    else throw unknownKey(key, [...Object.keys(settingTable), 'providers'], path);
  }
  return { given, ...(providers === undefined ? {} : { providers }) };
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingTable, key);
}

function readObject(path: string): object {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Refusal(`The configuration file ${path} could not be read (${reason}).`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Refusal(`Expected ${path} to be JSON.`);
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new Refusal(`Expected ${path} to hold one JSON object.`);
  }
  return document;
}
