import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, oneLine, wrap } from './wrap.ts';

describe('wrap', () => {
  it('breaks at spaces', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('cuts a word that is wider than a line', () => {
    expect(wrap('a abcdefghij', 4)).toEqual(['a', 'abcd', 'efgh', 'ij']);
  });

  it('fits every line and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.every((line) => [...line].length <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('hang', () => {
  it('indents further lines by as much as the first word takes', () => {
    expect(hang('spec  ', 'the quick brown fox jumps', 26)).toEqual(['spec  the quick brown fox', '      jumps']);
  });
});

describe('oneLine', () => {
  it('cuts with an ellipsis, and only when it must', () => {
    expect([oneLine('abcdef', 6), oneLine('abcdefg', 6)]).toEqual(['abcdef', 'abcde…']);
  });
});
