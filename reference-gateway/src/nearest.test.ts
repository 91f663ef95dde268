import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['kyes', 'keys'],
  ['SERVE', 'serve'],
  ['serv', 'serve'],
  ['banana', undefined],
])('%s is close to %s', (word, meant) => {
  expect(nearest(word, ['serve', 'keys'])).toBe(meant);
});
