/** How one scalar setting is spelled in the file and in the environment, and what it may be. */
export interface SettingRow {
  env?: string;
  kind: 'string' | 'integer' | 'url';
  minimum?: number;
  maximum?: number;
}

/** The scalar settings by their key in the configuration file. */
export const settingTable = {
  host: { kind: 'string' },
  port: { kind: 'integer', minimum: 0, maximum: 65_535 },
  data: { kind: 'string' },
  databaseUrl: { env: 'RUNESTONE_DATABASE_URL', kind: 'url' },
  redisUrl: { env: 'RUNESTONE_REDIS_URL', kind: 'url' },
  maxBodyBytes: { env: 'RUNESTONE_MAX_BODY_BYTES', kind: 'integer', minimum: 1024 },
  headersTimeoutMs: { env: 'RUNESTONE_HEADERS_TIMEOUT_MS', kind: 'integer', minimum: 1 },
  idleTimeoutMs: { env: 'RUNESTONE_IDLE_TIMEOUT_MS', kind: 'integer', minimum: 1 },
  drainTimeoutMs: { env: 'RUNESTONE_DRAIN_TIMEOUT_MS', kind: 'integer', minimum: 0 },
  requestsPerMinute: { env: 'RUNESTONE_REQUESTS_PER_MINUTE', kind: 'integer', minimum: 1 },
  tokensPerMinute: { env: 'RUNESTONE_TOKENS_PER_MINUTE', kind: 'integer', minimum: 1 },
} as const satisfies Record<string, SettingRow>;

/** A key of the configuration file that holds one value. */
export type SettingKey = keyof typeof settingTable;

/** The scalar settings that were given, each still optional. */
export type GivenSettings = { -readonly [Key in SettingKey]?: Value<(typeof settingTable)[Key]['kind']> };

type Value<Kind> = Kind extends 'integer' ? number : string;

/** Every environment variable the gateway reads, for the check of misspelled ones. */
export const environmentNames: readonly string[] = [
  'RUNESTONE_CONFIG',
  'RUNESTONE_PROVIDER_URL',
  'RUNESTONE_PROVIDER_KEY',
  'RUNESTONE_PROVIDER_MODELS',
  ...Object.values(settingTable).flatMap((row: SettingRow) => (row.env === undefined ? [] : [row.env])),
];
