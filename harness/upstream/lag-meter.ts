const windowSeconds = 600; // the longest run a scenario asks about
const step = 0.05; // ms: the resolution of a percentile
const steps = 1200; // 60 ms; what is later than that is told by the maximum

/** How late something was over a window, in milliseconds; percentiles are the upper end of a step of 0.05 ms. */
export interface Lag {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

interface Second {
  readonly second: number;
  readonly counts: Uint32Array;
  max: number;
}

export interface LagMeter {
  /** Notes that something due at `dueAt` happened at `at`, both performance.now() milliseconds. */
  note(dueAt: number, at: number): void;
  /** The lag of what happened since then, in whole seconds: the one that `since` is in counts whole. */
  since(since: number): Lag;
}

function percentile(counts: Uint32Array, total: number, share: number, max: number): number {
  let left = Math.ceil(total * share);
  for (const [index, count] of counts.entries()) {
    left -= count;
    if (left <= 0) return index === steps - 1 ? max : Math.min(max, (index + 1) * step);
  }
  return max;
}

/** Keeps a histogram per second for ten minutes; early counts as on time. */
export function lagMeter(): LagMeter {
  const seconds: Second[] = [];
  return {
    note(dueAt, at) {
      const second = Math.floor(at / 1000);
      let current = seconds.at(-1);
      if (current === undefined || current.second !== second) {
        current = { second, counts: new Uint32Array(steps), max: 0 };
        seconds.push(current);
        if (seconds.length > windowSeconds) seconds.shift();
      }
      const lag = Math.max(0, at - dueAt);
      const index = Math.min(steps - 1, Math.floor(lag / step));
      current.counts[index] = (current.counts[index] ?? 0) + 1;
      if (lag > current.max) current.max = lag;
    },
    since(since) {
      const counts = new Uint32Array(steps);
      let max = 0;
      let count = 0;
      for (const { second, counts: each, max: latest } of seconds) {
        if (second < Math.floor(since / 1000)) continue;
        max = Math.max(max, latest);
        for (const [index, value] of each.entries()) {
          counts[index] = (counts[index] ?? 0) + value;
          count += value;
        }
      }
      return { count, p50: percentile(counts, count, 0.5, max), p99: percentile(counts, count, 0.99, max), max };
    },
  };
}
