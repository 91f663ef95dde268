import { expect, it } from 'vitest';
import { withLongIds } from './long-ids.ts';

const called = (text: string) => ({ tool_calls: [{ function: { name: 'f', arguments: text } }] });

it.each([
  ['{"a":1}', '{"long_id":9007199254740993,"a":1}'],
  ['{ }', '{"long_id":9007199254740993}'],
  ['"a":', '"a":'],
  ['', ''],
])('puts a number that no double holds first: %s', (given, longer) => {
  expect(withLongIds(called(given))).toEqual(called(longer));
});

it('leaves what calls nothing alone', () => {
  expect(withLongIds({ content: '{' })).toEqual({ content: '{' });
});
