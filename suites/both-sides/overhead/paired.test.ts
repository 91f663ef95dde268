import { expect, it } from 'vitest';
import { addedBy, medianOf, noiseOf } from './paired.ts';

it('holds the median between its bounds, closer with more values', () => {
  const few = medianOf([5, 1, 4, 2, 3, 9, 7, 8, 6]);
  expect(few).toEqual({ low: 2, middle: 5, high: 8 });
  const many = medianOf(Array.from({ length: 100 }, (_, index) => index / 10));
  expect(many.middle).toBeCloseTo(5, 0);
  expect(many.high - many.low).toBeLessThan(2.5);
});

it('takes each round by itself, so that what slows both lanes down does not count', () => {
  const rounds = Array.from({ length: 15 }, (_, index) => ({
    direct: index * 10,
    through: index * 10 + 7,
    again: index * 10,
  }));
  expect(addedBy(rounds)).toEqual({ low: 7, middle: 7, high: 7 });
  expect(noiseOf(rounds)).toEqual({ low: 0, middle: 0, high: 0 });
});
