import { type LagMeter, lagMeter } from './lag-meter.ts';

const loopProbe = 20; // ms between two looks at the event loop
const mostEarly = 0.75; // ms: a timer is whole milliseconds and wakes late, so that a little early is nearer than one more

/** One clock for every stream: what is due in the same millisecond happens in the same turn, under one timer. */
export interface Pacer {
  /** Runs it at the due time, in performance.now() milliseconds, or in the next turn when that has passed. */
  at(dueAt: number, run: () => void): void;
  /** How late paced events were written. */
  readonly pacing: LagMeter;
  /** How late an idle timer of this process fires. */
  readonly loop: LagMeter;
  stop(): void;
}

/** Starts the clock; `stop` forgets whatever is still due. */
export function startPacer(): Pacer {
  const slots = new Map<number, (() => void)[]>();
  const pacing = lagMeter();
  const loop = lagMeter();
  let timer: NodeJS.Timeout | undefined;
  let firesFor = Number.POSITIVE_INFINITY;
  let done = Math.floor(performance.now());
  let stopped = false;

  const nextSlot = (): number => {
    // Nearly always within the pace of some stream; only then is looking at all of them dearer than looking ahead.
    for (let slot = done + 1; slot <= done + 32; slot += 1) if (slots.has(slot)) return slot;
    return Math.min(...slots.keys());
  };

  const arm = (slot: number) => {
    if (slot >= firesFor) return;
    clearTimeout(timer);
    firesFor = slot;
    timer = setTimeout(tick, Math.max(1, Math.floor(slot - performance.now())));
  };

  const reached = () => Math.floor(performance.now() + mostEarly);

  const tick = () => {
    firesFor = Number.POSITIVE_INFINITY;
    let now = reached();
    while (done < now && slots.size > 0) {
      const slot = nextSlot();
      if (slot > now) break;
      done = slot;
      const due = slots.get(slot) ?? [];
      slots.delete(slot);
      for (const run of due) run();
      now = reached();
    }
    if (slots.size > 0) arm(nextSlot());
  };

  let probeAt = performance.now() + loopProbe;
  const probe = setInterval(() => {
    const now = performance.now();
    loop.note(probeAt, now);
    probeAt = now + loopProbe;
  }, loopProbe).unref();

  return {
    pacing,
    loop,
    at(dueAt, run) {
      if (stopped) return;
      const now = performance.now();
      // A turn of its own even when late: two writes in one turn would leave as one packet.
      if (dueAt <= now) {
        setImmediate(run);
        return;
      }
      if (slots.size === 0) done = Math.floor(now) - 1;
      const slot = Math.max(done + 1, Math.round(dueAt));
      const due = slots.get(slot);
      if (due === undefined) slots.set(slot, [run]);
      else due.push(run);
      arm(slot);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(probe);
      slots.clear();
    },
  };
}
