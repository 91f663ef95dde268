import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordTokens } from './words.ts';

describe('word tokens', () => {
  it('gives every word the whitespace before it', () => {
    expect(wordTokens('alpha  beta\ngamma ')).toEqual(['alpha', '  beta', '\ngamma', ' ']);
  });

  it('is the text again when joined', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => wordTokens(text).join('') === text));
  });

  it('never cuts a code point, even in a word without an end', () => {
    const tokens = wordTokens('𝒳'.repeat(200));
    expect(tokens.length).toBeGreaterThan(1);
    for (const token of tokens) expect(token).toMatch(/^𝒳+$/u);
  });
});
