import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdStreams, latenesses } from './bench-pacing-client.ts';
import { type Slice, undisturbed, watchCore } from './bench-pacing-core.ts';
import { connectUpstream } from './control-client.ts';

/**
 * `node harness/upstream/bench-pacing.ts [--streams 500] [--pace 20] [--seconds 20] [--pin 0]`: how well the upstream,
 * a process of its own, keeps to its schedule: by the stamps of its log, by its own meter, and as this process saw it.
 * `--pin` holds it to one core by taskset and this process to the others. On a machine that is shared, the row of what
 * nothing disturbed is the one that says what the upstream itself can do.
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

const others = Array.from({ length: availableParallelism() }, (_, core) => String(core)).filter(
  (core) => core !== values.pin,
);
if (values.pin !== undefined && others.length > 0) {
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', others.join(','), String(process.pid)]);
}
const pinned = values.pin === undefined ? [] : ['taskset', '--cpu-list', values.pin];
const [program = process.execPath, ...args] = [...pinned, process.execPath, bin, 'upstream', '--port', '0'];
const child = spawn(program, args, {
  env: { ...process.env, RUNESTONE_UPSTREAM_TOKEN: token },
  stdio: ['ignore', 'pipe', 'inherit'],
});

const milliseconds = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(2)).padStart(7);
const row = (who: string, p50?: number, p99?: number, max?: number) =>
  process.stdout.write(`${who.padEnd(42)} ${milliseconds(p50)} ${milliseconds(p99)} ${milliseconds(max)}\n`);
/** Of lags in ascending order. */
const rowOf = (who: string, lags: ArrayLike<number>) => {
  const at = (share: number) => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))];
  row(who, at(0.5), at(0.99), at(1));
};

try {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const url = new URL(/http:\S+/.exec(String(first.value))?.[0] ?? '');
  const control = await connectUpstream(url.href, token);
  let watched: (() => readonly Slice[]) | undefined;
  let heldAt = 0;
  const streams = await holdStreams(url, load, () => {
    heldAt = performance.now();
    watched = watchCore(child.pid, values.pin);
  });
  const slices = watched?.() ?? [];
  const until = performance.now();
  const { loop } = await control.lag(heldAt + 1000); // a window is of whole seconds: begin within the held ones
  const { requests } = await control.requests();
  await control.close();
  const events = requests.flatMap(({ stamps }) =>
    stamps.flatMap((dueAt, index) =>
      index % 2 === 0 && dueAt >= heldAt && dueAt < until
        ? [{ dueAt, lag: Math.max(0, (stamps[index + 1] ?? dueAt) - dueAt) }]
        : [],
    ),
  );
  const own = slices.filter(undisturbed);
  const ascending = (some: typeof events) => Float64Array.from(some, ({ lag }) => lag).sort();
  const calm = events.filter(({ dueAt }) => own.some(({ from, at }) => dueAt >= from && dueAt < at));
  process.stdout.write(
    `${load.streams} streams every ${load.pace} ms for ${load.seconds} s, ${events.length} events\n\n`,
  );
  process.stdout.write(
    `${'lag in ms'.padEnd(42)} ${['p50', 'p99', 'max'].map((word) => word.padStart(7)).join(' ')}\n`,
  );
  rowOf('events, as the upstream wrote them', ascending(events));
  rowOf(`  in the ${own.length} of ${slices.length} slices undisturbed`, ascending(calm));
  row('its event loop', loop.p50, loop.p99, loop.max);
  rowOf('events, as the client saw them', latenesses(streams, load.pace));
  const total = (of: 'used' | 'waited' | 'stolen') => slices.reduce((sum, slice) => sum + slice[of], 0);
  const share = (ms: number) => `${(ms / load.seconds / 10).toFixed(0)} %`;
  const perEvent = (total('used') / events.length) * 1000;
  process.stdout.write(
    `\nthe upstream's main thread used ${share(total('used'))} of a core (${perEvent.toFixed(0)} us an event), stood ready without one for ${share(total('waited'))} of the time, and its machine was taken away for ${share(total('stolen'))}\n`,
  );
} finally {
  child.kill();
}
