import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server a test has started in a folder of its own. */
export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/** The folder of PostgreSQL's programs on this machine, or undefined. */
export const postgresBin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** The path of redis-server on this machine, or undefined. */
export const redisBin = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((file) => existsSync(file));

/** True when a server that is not installed may not be skipped. */
export const requireServers = process.env['RUNESTONE_REQUIRE_SERVERS'] === '1';

/** Starts a PostgreSQL cluster that listens on a unix socket alone. */
export async function startPostgres(bin: string): Promise<TestServer> {
  const folder = mkdtempSync('/tmp/runestone-pg-'); // short: PostgreSQL's socket path is limited as ours is
  const data = join(folder, 'data');
  const asPostgres = await ownedByPostgres(folder);
  const call = (program: string, ...parameters: string[]) => {
    const [command = program, ...rest] = [...asPostgres, join(bin, program), ...parameters];
    return run(command, rest, { cwd: folder });
  };
  await call('initdb', '-D', data, '-U', 'runestone', '-A', 'trust', '--no-sync');
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
  await call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    url: `postgresql://runestone@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      await call('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(bin: string): Promise<TestServer> {
  const port = await freePort();
  const server = spawn(bin, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (/Ready to accept connections/.test(text.toString())) resolve();
    });
    server.once('exit', () => reject(new Error('redis-server ended before it was ready')));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve());
        server.kill();
      }),
  };
}

// PostgreSQL refuses to run as root.
async function ownedByPostgres(folder: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  chownSync(folder, await id('-u'), await id('-g'));
  return ['/usr/sbin/runuser', '-u', 'postgres', '--']; // not on the PATH of every shell
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo; // a TCP server's address is never a string
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
