import { expect, it } from 'vitest';
import { countAsked, inWords } from './counting.ts';

it.each([
  ['Count from 1 to 5.', '1, 2, 3, 4, 5'],
  ['Count from one to five.', '1, 2, 3, 4, 5'],
  ['Count from 3 to 1 separated by spaces', '3 2 1'],
  ['Please count from 19 to 22 in words, separated by spaces.', 'nineteen twenty twenty-one twenty-two'],
  ['Count from 1 to 3, one per line', '1\n2\n3'],
])('%s', (prompt, count) => {
  expect(countAsked(prompt)).toBe(count);
});

it('counts only when asked to', () => {
  expect(countAsked('How do I count to ten?')).toBeUndefined();
  expect(countAsked('Count from here to eternity')).toBeUndefined();
});

it('says large numbers in words', () => {
  expect([100, 115, 342, 1000, 12_001].map(inWords)).toEqual([
    'one hundred',
    'one hundred fifteen',
    'three hundred forty-two',
    'one thousand',
    'twelve thousand one',
  ]);
});
