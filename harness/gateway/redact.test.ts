import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from './redact.ts';

const key = 'sk-7f3kQ9xZ2mW8vB4nL6pR1tY5uD0sA';
const { text, bytes, maskOf } = redactor([{ name: 'api-key', value: key }]);

/** Every stretch of 12 characters of a text. */
const stretches = (secret: string): readonly string[] =>
  Array.from({ length: Math.max(0, secret.length - 11) }, (_, at) => secret.slice(at, at + 12));

const leaks = (masked: string, secret: string): boolean => stretches(secret).some((part) => masked.includes(part));

describe('a redactor', () => {
  it('masks a key and says what stands for it', () => {
    expect(text(`Bearer ${key}, twice ${key}`)).toBe(`Bearer ${maskOf('api-key')}, twice ${maskOf('api-key')}`);
    expect(maskOf('api-key')).toBe('REDACTED-api-key-***************');
    expect(maskOf('other')).toBeUndefined();
  });

  it('masks a key in capitals and in small letters', () => {
    for (const form of [key.toUpperCase(), key.toLowerCase()]) expect(leaks(text(`Bearer ${form}`), form)).toBe(false);
  });

  it('masks 12 characters of a key in a row and leaves 11', () => {
    expect(text(`<${key.slice(5, 17)}>`)).toBe('<REDACTED-api>');
    expect(text(`<${key.slice(5, 16)}>`)).toBe(`<${key.slice(5, 16)}>`);
  });

  it('keeps every length and everything that is no key', () => {
    const around = fc.string({ unit: fc.constantFrom('.', ' ', 'é', '"', '😀', '\n'), maxLength: 40 }); // none of the key's
    fc.assert(
      fc.property(around, fc.nat(key.length), fc.nat(key.length), around, (before, one, other, after) => {
        const part = key.slice(Math.min(one, other), Math.max(one, other));
        const given = before + part + after;
        const masked = text(given);
        expect(masked).toHaveLength(given.length);
        expect(leaks(masked, key)).toBe(false);
        if (part.length >= 12) {
          expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true);
        } else expect(masked).toBe(given);
      }),
    );
  });

  it('finds a key at every place of a long text', () => {
    for (let before = 0; before < 30; before++) {
      expect(leaks(text('-'.repeat(before) + key.slice(0, 12)), key)).toBe(false);
      expect(leaks(text(`${'-'.repeat(before)}${key}-`), key)).toBe(false);
    }
  });

  it.for([
    ['in JSON', 'sk-"quoted"\\and/slashed/enough', (secret: string) => JSON.stringify(secret).slice(1, -1)],
    ['in JSON as PHP writes it', 'sk/ab/cd/ef/gh/ij', (secret: string) => secret.replaceAll('/', '\\/')],
    ['in a URL', 'sk+ab=cd/ef&gh?ij', encodeURIComponent],
    [
      'in a URL in small letters',
      'sk+ab=cd/ef&gh?ij',
      (s: string) => encodeURIComponent(s).replace(/%../g, (h) => h.toLowerCase()),
    ],
  ] as const)('masks a key %s', ([, secret, form]) => {
    const masked = redactor([{ name: 'k', value: secret }]).text(`before ${form(secret)} after`);
    expect(leaks(masked, form(secret))).toBe(false);
    expect(masked).toMatch(/^before .* after$/);
  });

  it('masks a key in base64, whatever stands before it', () => {
    for (const before of ['', 'u', 'us', 'user:']) {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const encoded = Buffer.from(`${before}${key}after`).toString(alphabet);
        const decoded = Buffer.from(text(encoded), alphabet).toString('latin1');
        expect(leaks(decoded, key), `${alphabet} after "${before}"`).toBe(false);
        expect(text(encoded)).toHaveLength(encoded.length);
      }
    }
  });

  it('masks bytes without touching those that are no text', () => {
    const given = Buffer.concat([Buffer.from([0xff, 0x00, 0xc3]), Buffer.from(key), Buffer.from([0x80])]);
    const masked = Buffer.from(bytes(given));
    expect(masked).toHaveLength(given.length);
    expect(masked.subarray(0, 3)).toEqual(given.subarray(0, 3));
    expect(masked.at(-1)).toBe(0x80);
    expect(masked.includes(key.slice(0, 12))).toBe(false);
  });

  it('masks a secret that is not ASCII, in text and in UTF-8', () => {
    const secret = 'pässwörd-größer-als-zwölf';
    const redact = redactor([{ name: 'k', value: secret }]);
    expect(leaks(redact.text(secret), secret)).toBe(false);
    expect(Buffer.from(redact.bytes(Buffer.from(`x ${secret} y`))).toString()).toMatch(/^x REDACTED-k-\*+ y$/);
  });

  it('masks a whole key of 8 to 11 characters wherever it stands', () => {
    const redact = redactor([{ name: 'k', value: 'abcd1234' }]);
    expect(redact.text('xabcd1234y abcd123')).toBe('xREDACTEDy abcd123');
    expect(redact.text(Buffer.from('abcd1234').toString('base64'))).not.toContain('YWJjZDEyM');
  });

  it('masks a word of 4 to 7 characters where it stands alone', () => {
    const redact = redactor([{ name: 'k', value: 'test' }]);
    expect(redact.text('Bearer test, "test", latest, testing, test_')).toBe(
      'Bearer REDA, "REDA", latest, testing, REDA_',
    );
    expect(redactor([{ name: 'k', value: 'sk-1234' }]).text('Bearer sk-1234')).toBe('Bearer REDACTE');
  });

  it.for(['', 'x', '1', 'abc', '1234', '2026'])(
    'leaves a text whole for the key "%s", which is in every text',
    (value) => {
      const redact = redactor([{ name: 'k', value }]);
      expect(redact.text('x = 1, abc = 1234 in 2026')).toBe('x = 1, abc = 1234 in 2026');
      expect(redact.maskOf('k')).toBe(value);
    },
  );

  it('masks overlapping secrets, each where it begins', () => {
    const redact = redactor([
      { name: 'a', value: 'abcdefghijklmnop' },
      { name: 'b', value: 'mnopqrstuvwxyz01' },
    ]);
    const masked = redact.text('<abcdefghijklmnopqrstuvwxyz01>');
    expect(masked).toBe('<REDACTED-a-*****REDACTED-b-*>');
  });

  it('masks a secret that is a part of another', () => {
    const redact = redactor([
      { name: 'inner', value: 'efghijkl' },
      { name: 'outer', value: 'abcdefghijklmnopqrst' },
    ]);
    const masked = redact.text('abcdefghijklmnopqrst efghijkl');
    expect(masked).not.toContain('efgh');
    expect(masked.at(-9)).toBe(' ');
  });

  it('masks the strings of plain data and nothing else', () => {
    const redact = redactor([{ name: 'k', value: 'pass' }]);
    const given = { verdict: 'pass', pass: 1, list: ['the pass', null, true, 4], deep: { said: 'pass' } };
    expect(redact.data(given, new Set(['verdict']))).toEqual({
      verdict: 'pass',
      pass: 1,
      list: ['the REDA', null, true, 4],
      deep: { said: 'REDA' },
    });
  });

  it('takes a token of thousands of characters in its stride', () => {
    const token = Array.from({ length: 2000 }, (_, at) => ((at * 7919 + (at >> 3) * 104729) % 36).toString(36)).join(
      '',
    );
    const redact = redactor([{ name: 'k', value: token }]);
    const text = `${'lorem ipsum dolor sit amet '.repeat(40_000)}${token.slice(700, 800)}.`;
    const before = performance.now();
    expect(redact.text(text).endsWith('*.')).toBe(true);
    expect(performance.now() - before).toBeLessThan(5000); // window by window it takes minutes
  });
});
