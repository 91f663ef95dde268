const grouped = new Intl.NumberFormat('en-US');

/** `9,120` */
export const count = (value: number): string => grouped.format(value);

/** `1 request`, `268 requests` */
export const counted = (value: number, singular: string, plural = `${singular}s`): string =>
  `${count(value)} ${value === 1 ? singular : plural}`;

/** Milliseconds as `212 ms`, with a decimal below ten. */
export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : count(Math.round(ms))} ms`;

/** Milliseconds of a whole run, as `0.4 s`, `41 s` or `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${count(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** An ISO 8601 time in UTC as `2026-11-22 14:03 UTC`; anything else as it stands. */
export const moment = (iso: string): string =>
  iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/, '$1 $2 UTC');

/** A share of everything, cut and not rounded: `100 %` only when nothing at all is missing. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${String(Math.floor((part * 1000) / whole) / 10)} %` : 'none';
}

/** An upper bound, rounded up: a bound that is printed too low would be a lie. */
export const bound = (fraction: number): string =>
  `${String(fraction < 0.001 ? Math.ceil(fraction * 1e5) / 1e3 : Math.ceil(fraction * 1000) / 10)} %`;
