import type { Time } from '../../harness/scenario.ts';
import { quantile } from './stream-honesty/delays.ts';

/** The figures of some times, in milliseconds: what differs by less than our clocks do is never below zero. */
export function timesOf(values: readonly number[]): Omit<Time, 'what'> {
  const times = values.map((value) => Math.max(0, value));
  return { n: times.length, p50: quantile(times, 0.5), interval: null, max: quantile(times, 1) };
}
