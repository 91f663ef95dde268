import { Pool } from 'undici';
import type { ProviderSettings, Settings } from '../config/settings.ts';
import type { Redact } from './redact.ts';
import { redactor } from './redact.ts';

/** An upstream with its connections. */
export interface Provider {
  name: string;
  pool: Pool;
  /** The path of the base URL, without a trailing slash. */
  basePath: string;
  /** The configured model ids; undefined when they are discovered. */
  models: readonly string[] | undefined;
  /** The field value that proves who we are, if the provider wants to know. */
  authorization: string | undefined;
  /** Takes the provider's secrets and whereabouts out of a text. */
  redact: Redact;
}

type Timeouts = Pick<Settings, 'headersTimeoutMs' | 'idleTimeoutMs'>;

/** Opens the connection pool of one provider; nothing is sent yet. */
export function openProvider(settings: ProviderSettings, timeouts: Timeouts): Provider {
  const url = new URL(settings.url);
  const pool = new Pool(url.origin, {
    pipelining: 1, // a stream would hold up whatever is queued behind it
    allowH2: false, // one exchange a connection: a client that leaves closes a socket, and nothing else
    headersTimeout: timeouts.headersTimeoutMs,
    bodyTimeout: timeouts.idleTimeoutMs,
    connect: { timeout: Math.min(10_000, timeouts.headersTimeoutMs) }, // a host that does not answer in 10 s is down
  });
  return {
    name: settings.name,
    pool,
    basePath: url.pathname.replace(/\/+$/, ''),
    models: settings.models,
    authorization: settings.key === undefined ? undefined : `Bearer ${settings.key}`,
    redact: redactor(url, settings.key),
  };
}
