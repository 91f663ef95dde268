import { expect, it } from 'vitest';
import { jsonIn } from './json-in.ts';

it('finds the first whole JSON in a text', () => {
  expect(jsonIn('Use {braces}, reply in JSON {"a":{"b":[1]}} and not {"c":2}')).toEqual({ a: { b: [1] } });
  expect(jsonIn('Reply with [1, {"a": "}]\\""}] please')).toEqual([1, { a: '}]"' }]);
});

it('finds nothing where nothing is whole', () => {
  expect(jsonIn('none {here')).toBeUndefined();
  expect(jsonIn('nor {here}')).toBeUndefined();
});

it('is not slowed down by a page of braces', () => {
  const began = performance.now();
  expect(jsonIn('{ x; '.repeat(20_000) + '}'.repeat(20_000))).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5_000); // trying every pair would take hours
});
