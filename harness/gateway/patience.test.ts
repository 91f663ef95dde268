import { describe, expect, it } from 'vitest';
import { asksToWait, requestedWait } from './patience.ts';

const now = Date.parse('2026-11-22T14:03:00Z');
const wait = (headers: Record<string, string>): number => requestedWait((name) => headers[name] ?? null, now);

describe('the wait that is asked for', () => {
  it.for([
    [{}, 1000],
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Sun, 22 Nov 2026 14:03:09 GMT' }, 9000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 14:02:00 GMT' }, 1000],
    [{ 'retry-after': '3600' }, 60_000],
    [{ 'retry-after': '-5' }, 1000],
    [{ 'retry-after': 'soon' }, 1000],
    [{ 'retry-after': '' }, 1000],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after-ms': '', 'retry-after': '9' }, 9000],
    [{ 'retry-after-ms': 'x', 'retry-after': '9' }, 9000],
    [{ 'retry-after-ms': '-1' }, 1000],
  ] as const)('for %j is %d ms', ([headers, expected]) => {
    expect(wait(headers)).toBe(expected);
  });
});

it('asks to wait are 429, 503 and 529', () => {
  expect([200, 408, 429, 500, 502, 503, 504, 529, null].filter(asksToWait)).toEqual([429, 503, 529]);
});
