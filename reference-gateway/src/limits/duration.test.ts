import { expect, test } from 'vitest';
import { goDuration } from './duration.ts';

test.each([
  [0, '0s'],
  [-5, '0s'],
  [0.2, '1ms'],
  [250, '250ms'],
  [1_000, '1s'],
  [1_500, '1.5s'],
  [60_000, '1m0s'],
  [360_000, '6m0s'],
  [86_400, '1m26.4s'],
  [3_605_000, '1h0m5s'],
])('%d ms is %s', (milliseconds, text) => {
  expect(goDuration(milliseconds)).toBe(text);
});
