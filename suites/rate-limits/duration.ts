const unit = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, µs: 0.001 } as const;

/** Go's duration format, as the live API writes it: `20ms`, `1s`, `6m0s`, `1m26.4s`. */
export const duration = /^(?:\d+(?:\.\d+)?(?:ms|us|µs)|(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+(?:\.\d+)?s)?)$/;

/** The milliseconds of a duration, or null when it is none. */
export function durationMs(value: string | null): number | null {
  if (value === null || !duration.test(value)) return null;
  return [...value.matchAll(/(\d+(?:\.\d+)?)(ms|us|µs|h|m|s)/g)].reduce(
    (sum, [, amount, name]) => sum + Number(amount) * unit[name as keyof typeof unit], // the pattern knows no other names
    0,
  );
}
