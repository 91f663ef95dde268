import { describe, expect, it } from 'vitest';
import { durationMs } from './duration.ts';

describe('durationMs', () => {
  it.each([
    ['20ms', 20],
    ['1s', 1000],
    ['6m0s', 360_000],
    ['1m26.4s', 86_400],
    ['1h0m5s', 3_605_000],
    ['0s', 0],
    ['500us', 0.5],
  ])('reads %s', (value, ms) => {
    expect(durationMs(value)).toBeCloseTo(ms);
  });

  it.each([null, '', '60', '1764000000', '2026-01-01T00:00:00Z', '-1s', '1s ', 's'])('reads nothing in %j', (value) => {
    expect(durationMs(value)).toBeNull();
  });
});
