import { createHash } from 'node:crypto';

const mostKeys = 10_000; // a run names fewer; beyond that the oldest counts start anew

/** Counts the attempts of a request by what names it: returns 1 for the first. */
export function attemptCounter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const attempt = (counts.get(key) ?? 0) + 1;
    counts.delete(key); // set anew, it is the youngest again
    counts.set(key, attempt);
    const [oldest] = counts.keys();
    if (counts.size > mostKeys && oldest !== undefined) counts.delete(oldest);
    return attempt;
  };
}

/** Names a request that has no nonce: by where it went and what it said, in few bytes. */
export const bodyKey = (path: string, text = ''): string =>
  createHash('sha256').update(`${path} ${text}`).digest('hex');
