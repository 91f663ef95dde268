/** A target that asks for a pause gets it this many times for one request; after that a 429 decides nothing. */
export const patience = 2;

/** The longest wait that is honoured: beyond it the official Node SDK no longer waits either. */
export const longestWaitMs = 60_000;

/** The longest wait for a request whose refusal is a verdict of its own. */
export const shortWaitMs = 10_000;

/** Milliseconds a 429 or 503 asks to wait: `retry-after-ms`, `retry-after` in seconds or as a date, else 1 s. */
export function requestedWait(header: (name: string) => string | null, now: number = Date.now()): number {
  const ms = Number.parseFloat(header('retry-after-ms') ?? '');
  const after = header('retry-after') ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(after.trim()) ? Number(after) * 1000 : Date.parse(after) - now;
  const wait = [ms, seconds].find((candidate) => Number.isFinite(candidate) && candidate >= 0) ?? 1000;
  return Math.min(wait, longestWaitMs);
}

/** Statuses that say "not now" rather than "no" (RFC 6585 §4, RFC 9110 §15.6.4, and 529 as used for overload). */
export const asksToWait = (status: number | null): boolean => status === 429 || status === 503 || status === 529;
