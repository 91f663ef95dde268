import { expect, it } from 'vitest';
import { noncesIn, wordsAsked } from './instructions.ts';

it.each([
  ['Reply with the single word OK.', 'OK'],
  ['Please answer with only the word "banana"', 'banana'],
  ['Say OK', 'OK'],
  ['Repeat exactly: alpha beta gamma', 'alpha beta gamma'],
  ['Repeat: a b c d e f', 'a b c d e f'],
  ['Repeat exactly: one\ntwo: three', 'one\ntwo: three'],
  ['Repeat exactly between <<>>: <<e\u0301 👩‍👩‍👧‍👦 漢字 𝒳 مرحبا>>', 'e\u0301 👩‍👩‍👧‍👦 漢字 𝒳 مرحبا'],
])('does what "%s" asks', (prompt, said) => {
  expect(wordsAsked(prompt)).toBe(said);
});

it('leaves everything else to free prose', () => {
  for (const prompt of ['Tell me about rivers.', 'Reply with a haiku.', 'What does "repeat" mean?', '']) {
    expect(wordsAsked(prompt)).toBeUndefined();
  }
});

it('finds every nonce once', () => {
  expect(noncesIn('Keep nonce-3-9fa1c2. And nonce-4_x, and nonce-4_x!')).toEqual(['nonce-3-9fa1c2', 'nonce-4_x']);
});
