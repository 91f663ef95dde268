import { readFileSync } from 'node:fs';

/** What a core did for one process over half a second, in milliseconds; `at` is when it ended, on performance.now(). */
export interface Slice {
  readonly from: number;
  readonly at: number;
  readonly used: number;
  /** The process was ready to run, and something else ran. */
  readonly waited: number;
  /** The machine itself was taken away by its host. */
  readonly stolen: number;
}

const sliceMs = 500; // short, so that a disturbed one takes little with it
const tickMs = 10; // /proc/stat counts in hundredths of a second
const undisturbedMs = 5; // 1 % of a slice: more would be the 99th percentile by itself

interface Counters {
  readonly at: number;
  readonly used: number;
  readonly waited: number;
  readonly stolen: number;
}

/** Linux alone tells; elsewhere everything is NaN, and no slice counts as undisturbed. */
function countersOf(pid: number | undefined, core: string | undefined): Counters {
  const at = performance.now();
  try {
    const [used, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    const line = readFileSync('/proc/stat', 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`cpu${core ?? ''} `));
    const stolen = line?.trim().split(/\s+/)[8]; // proc(5): the eighth number of a cpu line
    return { at, used: Number(used) / 1e6, waited: Number(waited) / 1e6, stolen: Number(stolen) * tickMs };
  } catch {
    return { at, used: Number.NaN, waited: Number.NaN, stolen: Number.NaN };
  }
}

/** Watches the main thread of a process, and the core that it is held to, until the function it returns is called. */
export function watchCore(pid: number | undefined, core: string | undefined): () => readonly Slice[] {
  const seen = [countersOf(pid, core)];
  const timer = setInterval(() => seen.push(countersOf(pid, core)), sliceMs);
  return () => {
    clearInterval(timer);
    return seen.slice(1).map(({ at, used, waited, stolen }, index) => {
      const before = seen[index];
      return {
        from: before?.at ?? at,
        at,
        used: used - (before?.used ?? 0),
        waited: waited - (before?.waited ?? 0),
        stolen: stolen - (before?.stolen ?? 0),
      };
    });
  };
}

/** Nothing else ran on its core then: what was late was late by itself. */
export const undisturbed = ({ waited, stolen }: Slice): boolean => waited < undisturbedMs && stolen === 0;
