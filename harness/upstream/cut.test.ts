import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutTokens } from './cut.ts';
import { wordTokens } from './words.ts';

const tokens = wordTokens('alpha beta gamma delta');

it('leaves out the stop sequence and all after it, across token borders', () => {
  expect(cutTokens(tokens, ['beta gamma'])).toEqual({ tokens: ['alpha', ' '], finish: 'stop' });
  expect(cutTokens(tokens, ['mma', 'alpha'])).toEqual({ tokens: [], finish: 'stop' });
});

it('tells a cut at the token limit, and only a cut', () => {
  expect(cutTokens(tokens, [], 1)).toEqual({ tokens: ['alpha'], finish: 'length' });
  expect(cutTokens(tokens, [], 4)).toEqual({ tokens, finish: 'stop' });
});

it('never lets a stop sequence or anything behind it through', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ') });
  fc.assert(
    fc.property(letters, letters.filter(Boolean), (text, stop) => {
      const cut = cutTokens(wordTokens(text), [stop]).tokens.join('');
      const at = text.indexOf(stop);
      expect(cut).toBe(at === -1 ? text : text.slice(0, at));
    }),
  );
});
