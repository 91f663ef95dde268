import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin/runestone-conformance.cjs');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Milliseconds from start to exit. */
  readonly took: number;
}

export interface RunningCommand {
  readonly ended: Promise<Ended>;
  /** Everything written to stderr so far. */
  readonly heard: () => string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the command as a user would, in a folder of its own, with no key unless one is given. */
export function start(
  args: readonly string[],
  cwd: string,
  settings: Readonly<Record<string, string>> = {},
): RunningCommand {
  const started = performance.now();
  const { OPENAI_API_KEY: _key, ...environment } = process.env;
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...environment, ...settings } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err, took: performance.now() - started }));
  });
  return { ended, heard: () => err, kill: (signal) => child.kill(signal) };
}

/** A temporary folder that is removed when the block that uses it ends. */
export async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'runestone-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
