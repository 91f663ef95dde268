import { withKeys } from '../admin/with-keys.ts';
import type { Flags } from '../config/read-settings.ts';
import { readStoreSettings } from '../config/read-settings.ts';
import type { Limits } from '../config/settings.ts';
import { Refusal } from '../refusal.ts';

/** The flags of `keys create`. */
export interface CreateFlags extends Flags {
  tenant: string;
  requestsPerMinute?: string;
  tokensPerMinute?: string;
  windowSeconds?: string;
}

/** Makes a key and prints it: the only time it is ever seen. */
export async function createKey(flags: CreateFlags, environment: NodeJS.ProcessEnv): Promise<void> {
  const tenant = flags.tenant.trim();
  if (tenant === '') throw new Refusal('Expected --tenant to be a non-empty name.');
  const limits: Partial<Limits> = {
    ...limit('requestsPerMinute', flags.requestsPerMinute, '--requests-per-minute'),
    ...limit('tokensPerMinute', flags.tokensPerMinute, '--tokens-per-minute'),
    ...limit('windowSeconds', flags.windowSeconds, '--window-seconds', 60),
  };
  const settings = readStoreSettings(flags, environment);
  const key = await withKeys(settings, (keys) => keys.createKey(tenant, limits));
  process.stdout.write(`${key}\n`);
}

/** Prints every key, one a line, tabs between: id, tenant, prefix, created, revoked. */
export async function listKeys(flags: Flags, environment: NodeJS.ProcessEnv): Promise<void> {
  const rows = await withKeys(readStoreSettings(flags, environment), (keys) => keys.listKeys());
  const lines = rows.map(({ id, tenant, prefix, createdAt, revokedAt }) =>
    [id, tenant, `${prefix}…`, instant(createdAt), revokedAt === null ? '-' : instant(revokedAt)].join('\t'),
  );
  process.stdout.write(`${['id\ttenant\tprefix\tcreated\trevoked', ...lines].join('\n')}\n`);
}

/** Revokes the key with this id; throws Refusal when there is none to revoke. */
export async function revokeKey(id: string, flags: Flags, environment: NodeJS.ProcessEnv): Promise<void> {
  const revoked = await withKeys(readStoreSettings(flags, environment), (keys) => keys.revokeKey(id));
  if (!revoked) throw new Refusal(`No unrevoked key has the id ${id}: "runestone-gateway keys list" shows them.`);
  process.stdout.write(`revoked ${id}\n`);
}

function limit(name: keyof Limits, value: string | undefined, flag: string, most = Infinity): Partial<Limits> {
  if (value === undefined) return {};
  if (!/^[1-9]\d{0,14}$/.test(value) || Number(value) > most) {
    const range = most === Infinity ? 'of 1 or more' : `from 1 to ${most}`;
    throw new Refusal(`Expected ${flag} to be a whole number ${range}, found "${value}".`);
  }
  return { [name]: Number(value) };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
