import { describe, expect, it } from 'vitest';
import { bound, count, counted, duration, milliseconds, moment, share } from './figures.ts';

describe('figures', () => {
  it('separates thousands', () => {
    expect([count(9120), counted(1, 'request'), counted(1_268, 'request')]).toEqual([
      '9,120',
      '1 request',
      '1,268 requests',
    ]);
  });

  it('writes how long something took', () => {
    expect([0, 812, 9_949, 9_951, 41_204, 59_600, 125_000, 3_600_000].map(duration)).toEqual([
      '0.0 s',
      '0.8 s',
      '9.9 s',
      '10 s',
      '41 s',
      '1 min 0 s',
      '2 min 5 s',
      '60 min 0 s',
    ]);
    expect([4.21, 212.4, 1_204.1].map(milliseconds)).toEqual(['4.2 ms', '212 ms', '1,204 ms']);
  });

  it('writes a time in UTC, and leaves what is no such time alone', () => {
    expect(moment('2026-11-22T14:03:12.481Z')).toBe('2026-11-22 14:03 UTC');
    expect(moment('yesterday')).toBe('yesterday');
  });

  it('says 100 % only when nothing is missing', () => {
    expect(share(112, 112)).toBe('100 %');
    expect(share(99_999, 100_000)).toBe('99.9 %');
    expect(share(0, 0)).toBe('none');
  });

  it('never prints a bound lower than it is', () => {
    expect(bound(0.0721)).toBe('7.3 %');
    expect(bound(0.000_998_1)).toBe('0.1 %');
    expect(bound(0.000_301)).toBe('0.031 %');
    expect(bound(1)).toBe('100 %');
  });
});
