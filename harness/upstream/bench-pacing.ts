import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdStreams, latenesses } from './bench-pacing-client.ts';
import { connectUpstream } from './control-client.ts';

/**
 * `node harness/upstream/bench-pacing.ts [--streams 500] [--pace 20] [--seconds 20] [--pin 0]`: how well the upstream,
 * a process of its own, keeps to its schedule, as it measured itself and as this process saw it. `--pin` holds it to
 * one core by taskset and leaves the others to this process.
 */
const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '500' },
    pace: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '20' },
    pin: { type: 'string' },
  },
});
const load = { streams: Number(values.streams), pace: Number(values.pace), seconds: Number(values.seconds) };
const bin = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bin/runestone-conformance.cjs');
const token = 'bench-pacing';

const pinned = values.pin === undefined ? [] : ['taskset', '--cpu-list', values.pin];
const [program = process.execPath, ...args] = [...pinned, process.execPath, bin, 'upstream', '--port', '0'];
const child = spawn(program, args, {
  env: { ...process.env, RUNESTONE_UPSTREAM_TOKEN: token },
  stdio: ['ignore', 'pipe', 'inherit'],
});

interface Processor {
  /** Seconds on a core, and seconds ready to run with none free. */
  readonly used: number;
  readonly waited: number;
}

/** Linux alone tells; on a busy machine it says how much of the lag was not the upstream's own. */
function processorOf(pid: number | undefined): Processor {
  try {
    const [used, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8')
      .split(' ')
      .map((text) => Number(text) / 1e9);
    return { used: used ?? Number.NaN, waited: waited ?? Number.NaN };
  } catch {
    return { used: Number.NaN, waited: Number.NaN };
  }
}

const milliseconds = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(2).padStart(7));
const row = (who: string, p50?: number, p99?: number, max?: number) =>
  process.stdout.write(`${who.padEnd(34)} ${milliseconds(p50)} ${milliseconds(p99)} ${milliseconds(max)}\n`);

try {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const url = new URL(/http:\S+/.exec(String(first.value))?.[0] ?? '');
  const control = await connectUpstream(url.href, token);
  let heldAt = 0;
  let idle = processorOf(undefined);
  const before = loadavg();
  const streams = await holdStreams(url, load, () => {
    heldAt = performance.now();
    idle = processorOf(child.pid);
  });
  const busy = processorOf(child.pid);
  const { pacing, loop } = await control.lag(heldAt + 1000); // a window is of whole seconds: begin within the held ones
  await control.close();
  const late = latenesses(streams, load.pace);
  const at = (share: number) => late[Math.min(late.length - 1, Math.floor(late.length * share))];
  process.stdout.write(
    `${load.streams} streams every ${load.pace} ms for ${load.seconds} s, ${pacing.count} events; load average ${before[0]?.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after, on ${availableParallelism()} cores\n\n`,
  );
  process.stdout.write(
    `${'lag in ms'.padEnd(34)} ${['p50', 'p99', 'max'].map((word) => word.padStart(7)).join(' ')}\n`,
  );
  row('events, as the upstream wrote them', pacing.p50, pacing.p99, pacing.max);
  row('its event loop', loop.p50, loop.p99, loop.max);
  row('events, as the client saw them', at(0.5), at(0.99), at(1));
  const share = (seconds: number) => `${((100 * seconds) / load.seconds).toFixed(0)} %`;
  const perEvent = ((busy.used - idle.used) / streams.reduce((sum, { length }) => sum + length, 0)) * 1e6;
  process.stdout.write(
    `\nthe upstream's main thread used ${share(busy.used - idle.used)} of a core (${perEvent.toFixed(0)} us an event) and stood ready without one for ${share(busy.waited - idle.waited)} of the time\n`,
  );
} finally {
  child.kill();
}
