import { describe, expect, it } from 'vitest';
import { given, isMangled } from './mangled.ts';

const odd = /[^\p{ASCII}]/gu;

describe('what only a machine makes of characters', () => {
  it.each([
    ['replacement characters', given.replace(odd, '\uFFFD')],
    ['question marks', given.replace(odd, '?')],
    ['one accent composed', given.normalize('NFC')],
    ['UTF-8 read as Latin-1', Buffer.from(given, 'utf8').toString('latin1')],
    ['escapes', given.replace('漢字', '\\u6f22\\u5b57')],
    ['one character lost inside other words', `Here: <<${given.replace('漢', '\uFFFD')}>> as you asked.`],
  ])('%s', (_, text) => expect(isMangled(text)).toBe(true));
});

describe('what a model may have said', () => {
  it.each([
    ['the same', given],
    ['the same in a sentence', `Sure: ${given}.`],
    ['something else', 'I cannot repeat that 😀.'],
    ['other characters', given.replace('漢字', '汉字')],
    ['fewer words', 'one two three'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(isMangled(text)).toBe(false));
});
