import type { Logger } from 'pino';
import pino from 'pino';
import { openAdmin } from '../admin/server.ts';
import type { Flags } from '../config/read-settings.ts';
import { readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { createKeyStore } from '../database/key-store.ts';
import { openDatabase } from '../database/open-database.ts';
import { holdFolder } from '../folder/hold-folder.ts';
import { writeHolder } from '../folder/holder.ts';
import { socketPath } from '../folder/socket-path.ts';
import type { Gateway } from '../gateway.ts';
import { createGateway } from '../gateway.ts';
import { memoryCounters, redisCounters } from '../limits/counters.ts';
import { Refusal } from '../refusal.ts';

type Cleanup = () => Promise<void> | void;

/** Runs the gateway until SIGTERM or SIGINT; throws Refusal when it cannot start. */
export async function serve(flags: Flags, environment: NodeJS.ProcessEnv): Promise<void> {
  const settings = readSettings(flags, environment);
  const log = pino({ base: null }, pino.destination({ dest: 2, sync: false })); // stderr; stdout has its one line
  const cleanups: Cleanup[] = [];
  const cleanUp = async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  };
  try {
    const gateway = await open(settings, log, cleanups);
    const port = await listen(gateway, settings);
    // Requests catch their own errors; what still escapes is a fault of ours that must not end everybody's streams.
    process.on('uncaughtException', (error) => log.error({ err: error }, 'an error escaped its request'));
    process.stdout.write(`runestone-gateway listening on http://${hostInUrl(settings.host)}:${port}/v1\n`);
    log.info({ port }, 'listening');
    const signal = await firstSignal();
    log.info({ signal }, 'draining');
    await gateway.drain();
  } finally {
    await cleanUp();
  }
  log.info('stopped');
}

async function open(settings: Settings, log: Logger, cleanups: Cleanup[]): Promise<Gateway> {
  const embedded = settings.databaseUrl === undefined;
  if (embedded) {
    const hold = await holdFolder(settings.data);
    if (hold.kind === 'theirs') {
      const who = `another gateway (process ${hold.holder.pid})`;
      throw new Refusal(`The data folder ${settings.data} is in use by ${who}: choose another with --data.`);
    }
    cleanups.push(() => hold.lock.release());
  }
  const [database, counters] = await Promise.all([openStore(settings), openCounters(settings, log)]);
  cleanups.push(() => database.destroy(), counters.close);
  const keys = createKeyStore(database);
  const gateway = createGateway({ settings, keys, counters, log });
  if (embedded) {
    const path = socketPath(settings.data);
    const admin = await openAdmin(path, keys, gateway.keysChanged);
    writeHolder(settings.data, { pid: process.pid, socket: path });
    cleanups.push(admin.close);
  }
  return gateway;
}

async function openStore(settings: Settings) {
  try {
    return await openDatabase(settings);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason';
    throw new Refusal(
      settings.databaseUrl === undefined
        ? `The database in ${settings.data} could not be opened (${reason}): choose another folder with --data.`
        : `The database of RUNESTONE_DATABASE_URL could not be opened (${reason}).`,
    );
  }
}

function openCounters({ redisUrl }: Settings, log: Logger) {
  if (redisUrl === undefined) return memoryCounters();
  return redisCounters(redisUrl, () => log.warn('Redis is away; limits are counted in this process'));
}

async function listen(gateway: Gateway, { host, port }: Settings): Promise<number> {
  try {
    return await gateway.listen();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`;
    throw new Refusal(`Port ${port} on ${host} ${why}: choose another with --port, or --port 0 for any free one.`);
  }
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host; // RFC 3986 §3.2.2: IPv6 in brackets
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
