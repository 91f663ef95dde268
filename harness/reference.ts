import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const suite = join(root, 'bin/runestone-conformance.cjs');
const gateway = join(root, 'reference-gateway/bin/runestone-gateway.cjs');

/** The reference gateway in front of the scripted upstream, each a process of its own, with a key made for it. */
export interface Reference {
  /** Base URLs with their version. */
  readonly gateway: string;
  readonly upstream: string;
  /** Opens the control API of that upstream. */
  readonly upstreamToken: string;
  readonly key: string;
  /** A key of a second tenant. */
  readonly otherKey: string;
  /** Makes the key of a tenant of its own that may send 8 requests in every two seconds. */
  limitedKey(): Promise<string>;
  close(): Promise<void>;
}

/** Hundreds of runs at once may share a key in tests, and none of them is about its limit. */
const generous = ['--requests-per-minute', '1000000', '--tokens-per-minute', '1000000000'];

/** A started process said something else than where it listens, or ended. */
export class NotStarted extends Error {}

/** Starts both by their public commands, on free ports, with data in a temporary folder. */
export async function startReference(
  /** What stands between the gateway and the upstream, given the upstream's base URL. */
  between: (upstream: string) => Promise<string> = async (upstream) => upstream,
): Promise<Reference> {
  const data = await mkdtemp(join(tmpdir(), 'runestone-'));
  const children: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(children.map(stop));
    await rm(data, { recursive: true, force: true });
  };
  try {
    const upstreamToken = randomUUID();
    const token = { RUNESTONE_UPSTREAM_TOKEN: upstreamToken };
    const first = await listening([suite, 'upstream', '--port', '0'], token, children);
    const settings = {
      RUNESTONE_PROVIDER_URL: await between(first),
      RUNESTONE_PROVIDER_KEY: 'sk-upstream-of-the-reference',
    };
    const second = await listening([gateway, 'serve', '--port', '0', '--data', data], settings, children);
    const keyOf = (tenant: string, ...limits: readonly string[]) =>
      output([gateway, 'keys', 'create', '--tenant', tenant, '--data', data, ...limits], settings);
    let limited = 0;
    return {
      upstream: first,
      upstreamToken,
      gateway: second,
      key: await keyOf('validate', ...generous),
      otherKey: await keyOf('other', ...generous),
      limitedKey: () => keyOf(`limited-${++limited}`, '--requests-per-minute', '240', '--window-seconds', '2'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listening(
  command: readonly string[],
  settings: Readonly<Record<string, string>>,
  children: ChildProcess[],
): Promise<string> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000); // enough to show why it did not start
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new NotStarted(`expected "${command.slice(1).join(' ')}" to say where it listens, it ended: ${said}`);
}

async function output(command: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const part of child.stdout) text += String(part);
  if (text.trim() === '') throw new NotStarted(`expected "${command.slice(1).join(' ')}" to print a key, saw nothing`);
  return text.trim();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
