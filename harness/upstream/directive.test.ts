import { expect, it } from 'vitest';
import { readDirective, withoutDirectives } from './directive.ts';

it('reads words and durations wherever it stands in a text', () => {
  expect(readDirective('Hello [[upstream status=503 retry-after=7]] there [[upstream delay=1.5s pace=20ms]]')).toEqual({
    status: 503,
    'retry-after': 7,
    delay: 1500,
    pace: 20,
  });
  expect(readDirective('[[upstream cut=headers]]')).toEqual({ cut: 'headers' });
  expect(readDirective('[[upstream cut=3]]')).toEqual({ cut: 3 });
});

it('survives JSON encoding unchanged', () => {
  const text = '[[upstream status=503 retry-after=7]]';
  expect(JSON.stringify(text)).toBe(`"${text}"`);
});

it('sees no directive where there is none', () => {
  expect(readDirective('plain text, [[other thing=1]], [[upstreams status=500]]')).toEqual({});
});

it.each([
  ['[[upstream statsu=503]]', "Unknown upstream directive 'statsu': did you mean 'status'?"],
  ['[[upstream delay=20]]', "Upstream directive 'delay': expected a duration such as 200ms or 2s, saw '20'."],
  ['[[upstream status=200]]', "Upstream directive 'status': expected 400 to 599, saw '200'."],
  ['[[upstream cut=1]] [[upstream cut=2]]', "Upstream directive 'cut': expected once, saw it twice."],
])('refuses %s', (text, message) => {
  expect(() => readDirective(text)).toThrow(message);
});

it('is hidden from the word model', () => {
  expect(withoutDirectives('Say OK [[upstream pace=1ms]]')).toBe('Say OK');
});
