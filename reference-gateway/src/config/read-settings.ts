import { resolve } from 'node:path';
import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';
import { readConfigFile } from './config-file.ts';
import { giveValue } from './given-value.ts';
import { providerUrl } from './providers.ts';
import type { GivenSettings, SettingKey, SettingRow } from './setting-table.ts';
import { environmentNames, settingTable } from './setting-table.ts';
import type { ProviderSettings, Settings, StoreSettings } from './settings.ts';

/** The command line's share of the configuration. */
export interface Flags {
  config?: string;
  host?: string;
  port?: string;
  data?: string;
}

/** The settings of `serve`: flags beat environment beats file beats defaults; throws Refusal. */
export function readSettings(flags: Flags, environment: NodeJS.ProcessEnv): Settings {
  const { given, providers, store } = gather(flags, environment);
  if (providers.length === 0) {
    throw new Refusal(
      'No provider is configured: set RUNESTONE_PROVIDER_URL to the base URL of an OpenAI-compatible provider ' +
        '(and RUNESTONE_PROVIDER_KEY), or list "providers" in the file given with --config.',
    );
  }
  return {
    ...store,
    providers,
    host: given.host ?? '127.0.0.1',
    port: given.port ?? 8080,
    maxBodyBytes: given.maxBodyBytes ?? 32 * 1024 * 1024, // a long session with several images
    headersTimeoutMs: given.headersTimeoutMs ?? 120_000, // slow reasoning models think this long before the first byte
    idleTimeoutMs: given.idleTimeoutMs ?? 300_000, // a stream may think in silence, but not for longer
    drainTimeoutMs: given.drainTimeoutMs ?? 30_000, // what orchestrators commonly grant before SIGKILL
    defaultLimits: {
      requestsPerMinute: given.requestsPerMinute ?? 10_000, // generous: limits protect, they do not meter by default
      tokensPerMinute: given.tokensPerMinute ?? 10_000_000,
      windowSeconds: 60, // as the names of the limits say
    },
  };
}

/** The stores alone, for commands that need no provider; throws Refusal. */
export function readStoreSettings(flags: Flags, environment: NodeJS.ProcessEnv): StoreSettings {
  return gather(flags, environment).store;
}

function gather(flags: Flags, environment: NodeJS.ProcessEnv) {
  refuseMisspelled(environment);
  const path = flags.config ?? environment['RUNESTONE_CONFIG'];
  const file = path === undefined || path === '' ? { given: {} } : readConfigFile(path, environment);
  const given: GivenSettings = file.given;
  for (const key of Object.keys(settingTable) as SettingKey[]) {
    // Object.keys forgets the literal type
    const row: SettingRow = settingTable[key];
    const value = row.env === undefined ? undefined : environment[row.env];
    if (value !== undefined && value !== '') giveValue(given, key, value, row.env ?? key);
  }
  for (const key of ['host', 'port', 'data'] as const) {
    if (flags[key] !== undefined) giveValue(given, key, flags[key], `--${key}`);
  }
  const { databaseUrl, redisUrl } = given;
  const store: StoreSettings = {
    data: resolve(given.data ?? '.runestone/gateway'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(redisUrl === undefined ? {} : { redisUrl }),
  };
  return { given, store, providers: environmentProvider(environment) ?? file.providers ?? [] };
}

function environmentProvider(environment: NodeJS.ProcessEnv): ProviderSettings[] | undefined {
  const url = environment['RUNESTONE_PROVIDER_URL'];
  if (url === undefined || url === '') return undefined;
  const key = environment['RUNESTONE_PROVIDER_KEY'];
  const models = (environment['RUNESTONE_PROVIDER_MODELS'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  return [
    {
      name: 'default',
      url: providerUrl(url, 'RUNESTONE_PROVIDER_URL'),
      ...(key === undefined || key === '' ? {} : { key }),
      ...(models.length === 0 ? {} : { models }),
    },
  ];
}

// A misspelled variable is silently ignored by every shell, so the close misses are refused. Other
// RUNESTONE_ variables belong to other programs of the same name and are none of our business.
function refuseMisspelled(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (!/^RUNESTONE_(PROVIDER|DATABASE|REDIS|CONFIG|MAX_BODY)/.test(name) || environmentNames.includes(name)) continue;
    const meant = nearest(name, environmentNames);
    if (meant !== undefined) throw new Refusal(`Unknown environment variable ${name}: did you mean ${meant}?`);
  }
}
