import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleCommand } from './visible.ts';

describe('visible', () => {
  it.each([
    ['a line end', 'a\nb\r\nc', 'a\\nb\\r\\nc'],
    ['a terminal escape', '\u001b[31mred\u001b[0m', '\\u{001b}[31mred\\u{001b}[0m'],
    ['a right-to-left override', 'safe\u202etxt.exe', 'safe\\u{202e}txt.exe'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['a tick that would read as a verdict', '✅ kept', '\\u{2705} kept'],
    ['the shortcode of that tick', ':white_check_mark:', '\\u{003a}white_check_mark:'],
  ])('shows %s as an escape', (_, hidden, shown) => {
    expect(visible(hidden)).toBe(shown);
  });

  it('leaves ordinary text of any script alone', () => {
    const ordinary = 'Größe, 大きさ, حجم, 😀 | `x` <b> \\n';
    expect(visible(ordinary)).toBe(ordinary);
  });

  it('counts what it does not show, in whole characters', () => {
    expect(visible('😀'.repeat(405))).toBe(`${'😀'.repeat(400)}… (5 more characters)`);
  });

  it('is one line of printable text, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2705]/u);
      }),
    );
  });
});

describe('visibleCommand', () => {
  it('keeps the line ends and tabs of a command and escapes what a terminal would obey', () => {
    expect(visibleCommand("curl -d '{\n\t}' \u001b]0;x\u0007")).toBe("curl -d '{\n\t}' \\u{001b}]0;x\\u{0007}");
  });

  it('gives up on a command that nobody would paste', () => {
    expect(visibleCommand('x'.repeat(6_001))).toBeNull();
  });
});
