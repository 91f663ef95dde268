/** One round: the same request through the gateway and, before and after it, straight to the upstream; milliseconds. */
export interface Round {
  readonly through: number;
  readonly direct: number;
  readonly again: number;
}

/** A median and the bounds between which it lies with 95 % confidence, in milliseconds. */
export interface Median {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The median with its distribution-free interval, from the order statistics (binomial, normal approximation). */
export function medianOf(values: readonly number[]): Median {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const reach = 0.98 * Math.sqrt(sorted.length); // 1.96 standard deviations of the binomial, each half the root
  const rank = (place: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(place)))] ?? 0;
  return { low: rank(half - reach - 1), middle: rank(half - 0.5), high: rank(half + reach) };
}

/** What the way through the gateway added, round by round. */
export const addedBy = (rounds: readonly Round[]): Median =>
  medianOf(rounds.map(({ through, direct }) => through - direct));

/** What a second direct request took more than the first: with nothing between them, nothing but noise. */
export const noiseOf = (rounds: readonly Round[]): Median =>
  medianOf(rounds.map(({ again, direct }) => again - direct));
