import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CurlRequest, curlConfig, featureOf } from './curl-config.ts';
import { type Curl, surroundings } from './curl-find.ts';
import { type CurlHead, readHead } from './curl-head.ts';

export interface CurlCall extends CurlRequest {
  readonly signal?: AbortSignal;
}

export type CurlOutcome = CurlEnded | CurlBroke | { readonly unsupported: string };

/** Curl ended by itself. */
export interface CurlEnded extends CurlHead {
  readonly exitCode: number;
  /** Curl's own line, such as `curl: (52) Empty reply from server`; null when it was content. */
  readonly error: string | null;
  /** What it wrote to its output: the body, decoded where it was told to. */
  readonly body: Buffer;
  /** When each piece of that came, in milliseconds after the start. */
  readonly chunks: readonly { readonly atMs: number; readonly bytes: number }[];
}

/** It crashed, or had to be killed. */
export interface CurlBroke {
  readonly broke: string;
  readonly lastLines: string;
}

/** Beyond its own `--max-time`, on a busy machine: a curl that is still there hangs. */
const graceMs = 3000;

/** Milliseconds in which what it wrote last is read; somebody else may hold its pipes open for ever. */
const farewellMs = 1000;

/** More than any answer that is asked for; without a limit, one without end would fill the memory. */
const longestBody = 32 * 1024 * 1024;

/** Runs one request to its end; the child is gone when this resolves. */
export async function runCurl(curl: Curl, call: CurlCall): Promise<CurlOutcome> {
  const lacking = call.options.map((option) => featureOf[option]).find((name) => name && !curl.features.includes(name));
  if (lacking !== undefined) return { unsupported: `curl ${curl.version} was built without ${lacking}` };
  const folder = await mkdtemp(join(tmpdir(), 'runestone-curl-')); // of mode 0700
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const forget = atExit(remove);
  try {
    const files = { body: join(folder, 'body'), head: join(folder, 'head') };
    if (call.body !== null) await writeFile(files.body, JSON.stringify(call.body), { mode: 0o600 });
    const ended = await runToEnd(curl.path, curlConfig(call, files), call);
    if ('broke' in ended) return ended;
    return { ...ended, ...readHead(await readFile(files.head, 'latin1').catch(() => '')) };
  } finally {
    forget();
    remove();
  }
}

type Ended = Pick<CurlEnded, 'exitCode' | 'error' | 'body' | 'chunks'>;

function runToEnd(path: string, config: string, { timeoutMs, signal }: CurlCall): Promise<Ended | CurlBroke> {
  const { promise, resolve } = Promise.withResolvers<Ended | CurlBroke>();
  const startedAt = performance.now();
  // `-q` must stand first, or ~/.curlrc has been read by then.
  const child = spawn(path, ['-q', '--config', '-'], {
    env: surroundings(),
    stdio: 'pipe',
    detached: process.platform !== 'win32', // a group of its own, so that a wrapper ends with what it started
    windowsHide: true,
  });
  const parts: Buffer[] = [];
  const chunks: { readonly atMs: number; readonly bytes: number }[] = [];
  let received = 0;
  let said = '';
  let killedFor: string | null = null;
  const kill = (why: string) => {
    killedFor ??= why;
    killGroup(child);
  };
  const stop = () => kill('it was told to stop');
  const deadline = setTimeout(
    () => kill(`it was still running ${timeoutMs + graceMs} ms after its start`),
    timeoutMs + graceMs,
  );
  const settle = (outcome: Ended | CurlBroke) => {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', stop);
    forget();
    resolve(outcome);
  };
  const broke = (how: string) => settle({ broke: how, lastLines: said.trim().slice(-2000) }); // enough of a crash to see it

  const forget = atExit(stop);
  child.once('error', (error) => broke(`it could not be started: ${error.message}`));
  child.stdin.on('error', () => {}); // it is gone, which its end says
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-longestBody);
  });
  child.stdout.on('data', (bytes: Buffer) => {
    received += bytes.length;
    if (received > longestBody) return kill(`its output passed ${longestBody} bytes`);
    parts.push(bytes);
    chunks.push({ atMs: performance.now() - startedAt, bytes: bytes.length });
  });
  child.once('exit', () =>
    setTimeout(() => [child.stdout, child.stderr].map((pipe) => pipe.destroy()), farewellMs).unref(),
  );
  child.once('close', (exitCode, by) => {
    if (killedFor !== null) return broke(killedFor);
    if (exitCode === null) return broke(`it was ended by ${by}`);
    const error = said.split('\n').findLast((line) => line.startsWith('curl: '));
    settle({ exitCode, error: error ?? null, body: Buffer.concat(parts), chunks });
  });
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop, { once: true });
  child.stdin.end(config);
  return promise;
}

/** What is left to do when this process ends; many calls share one listener, of which Node takes only ten. */
const farewells = new Set<() => void>();

function atExit(farewell: () => void): () => void {
  if (farewells.size === 0) process.on('exit', bidFarewell);
  farewells.add(farewell);
  return () => {
    farewells.delete(farewell);
    if (farewells.size === 0) process.off('exit', bidFarewell);
  };
}

const bidFarewell = (): void => {
  for (const farewell of farewells) farewell();
};

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
