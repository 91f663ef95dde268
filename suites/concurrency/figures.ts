import type { ConcurrencyRecord, Quantiles } from '../../harness/record.ts';
import { chunksOf, deltasOf, speaks } from '../chat/chunks.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** The figures of a burst, with the bound on what so few requests can prove. */
export function measure(scenario: string, atOnce: number, asked: readonly Asked[]): ConcurrencyRecord {
  const outcomes: Record<string, number> = {};
  for (const one of asked) outcomes[outcomeOf(one)] = (outcomes[outcomeOf(one)] ?? 0) + 1;
  const answered = asked.filter((one) => outcomeOf(one) === 'ok');
  const firstContent = answered
    .filter(({ streamed }) => streamed)
    .flatMap(({ answer }) => deltasOf(chunksOf(answer)).filter(speaks).slice(0, 1))
    .map(({ at }) => at);
  const failed = asked.length - answered.length - (outcomes['refused'] ?? 0);
  return {
    scenario,
    requests: asked.length,
    streamed: asked.filter(({ streamed }) => streamed).length,
    atOnce,
    outcomes,
    failureBound: upperBound(failed, asked.length),
    latencyMs: quantiles(answered.map(({ answer }) => answer.wire.endAt)),
    firstContentMs: firstContent.length === 0 ? null : quantiles(firstContent),
  };
}

/** Nearest-rank quantiles; one whose tail holds fewer than ten values is left out as meaningless. */
function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (p: number) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
  return {
    n: sorted.length,
    p50: rank(0.5),
    p90: rank(0.9),
    p95: sorted.length * 0.05 >= 10 ? rank(0.95) : null,
    max: sorted.at(-1) ?? 0,
  };
}

/** One-sided 95 % upper bound of a failure rate (Clopper–Pearson), by bisection on the binomial tail. */
export function upperBound(failed: number, n: number): number {
  if (n === 0 || failed >= n) return 1;
  let [low, high] = [failed / n, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(failed, n, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

function atMost(failed: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let k = 1; k <= failed; k++) {
    term *= ((n - k + 1) / k) * (p / (1 - p));
    sum += term;
  }
  return sum;
}
