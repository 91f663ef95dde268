import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startUpstream } from './upstream/server.ts';

/**
 * `npm run bench`: what the packed command costs beside a bare loop of as many requests, both as processes of their
 * own against the same upstream, taking turns. Prints medians and their ratios; run `npm run build` first.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = 7; // odd, so that the median is a round that happened

interface Cost {
  /** Milliseconds from the start of the process to its first request. */
  readonly firstRequest: number;
  readonly whole: number;
  /** Highest resident set, in MB. */
  readonly memory: number;
  readonly requests: number;
}

/** Tells, on a channel of its own, how much memory a process came to hold. */
const witness =
  'data:text/javascript,import fs from "node:fs";process.on("exit",()=>fs.writeSync(3,String(process.resourceUsage().maxRSS)))';

/** A fresh upstream for every process: its log keeps the last thousand requests only. */
async function measure(argsFor: (url: string) => readonly string[], cwd: string): Promise<Cost> {
  const upstream = await startUpstream({});
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', witness, ...argsFor(upstream.url)], {
    cwd,
    env: { ...process.env, OPENAI_API_KEY: '' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  let memory = '';
  child.stdio[3]?.on('data', (text: Buffer) => {
    memory += text.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  const whole = performance.now() - started;
  const sent = upstream.requests.slice();
  await upstream.close();
  return {
    firstRequest: (sent[0]?.receivedAt ?? Number.NaN) - started,
    whole,
    memory: Number(memory) / 1024,
    requests: sent.length,
  };
}

/** The least that could be done: the same number of requests, one after the other, nothing judged. */
const loop = (url: string, requests: number): string => `
  const body = JSON.stringify({ model: 'runestone-words', max_tokens: 16, messages: [{ role: 'user', content: 'Reply with the single word OK.' }] });
  for (let sent = 0; sent < ${requests}; sent++) {
    const answer = await fetch('${url}/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await answer.text();
  }`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const folder = await mkdtemp(join(tmpdir(), 'runestone-bench-'));
try {
  const packed = join(folder, 'packed');
  for (const part of ['bin', 'dist', 'package.json'])
    await cp(join(root, part), join(packed, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const command = (url: string) => [join(packed, 'bin/runestone-conformance.cjs'), '--target', url];
  const suite: Cost[] = [];
  const bare: Cost[] = [];
  await measure(command, folder); // the first start reads everything from disk
  for (let round = 0; round < rounds; round++) {
    const cost = await measure(command, folder);
    suite.push(cost);
    const bareLoop = (url: string) => ['--input-type=module', '--eval', loop(url, cost.requests)];
    bare.push(await measure(bareLoop, folder));
  }
  const rows = (['firstRequest', 'whole', 'memory'] as const).map((what) => {
    const [ours, theirs] = [suite, bare].map((costs) => median(costs.map((cost) => cost[what])));
    return { what, ours: ours ?? Number.NaN, theirs: theirs ?? Number.NaN };
  });
  const names = { firstRequest: 'start to first request, ms', whole: 'whole run, ms', memory: 'memory, MB' };
  process.stdout.write(`${suite[0]?.requests} requests, median of ${rounds} rounds\n\n`);
  process.stdout.write('| | runestone-conformance | bare loop | ratio |\n|---|---:|---:|---:|\n');
  for (const { what, ours, theirs } of rows) {
    process.stdout.write(
      `| ${names[what]} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${(ours / theirs).toFixed(1)} |\n`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
