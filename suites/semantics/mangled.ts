/** A letter with a combining accent, a joined family, Chinese, a letter beyond the first plane, Arabic. */
const odd = ['e\u0301', '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}', '漢字', '\u{1D4B3}', 'مرحبا'];

/** Words that every model knows, one before and one after each. */
const plain = ['one', 'two', 'three', 'four', 'five', 'six'];

/** The odd characters between plain words. */
export const given = plain
  .map((word, index) => [word, odd[index] ?? ''].join(' '))
  .join(' ')
  .trim();

/** A replacement character, or half of a character that takes two. */
export const damaged = /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Whether a text is what was given but for odd characters that only a machine makes of them: the model repeated the
 * plain words, and what stands between is damaged, replaced, misread, escaped or composed anew.
 */
export function isMangled(text: string): boolean {
  const gaps = gapsIn(text);
  return gaps !== null && odd.some((piece, index) => isMadeOf(piece, gaps[index] ?? ''));
}

/** What stands between the plain words; null when they are not all there in their order. */
function gapsIn(text: string): readonly string[] | null {
  const found = new RegExp(plain.join('(.*?)'), 's').exec(text);
  return found === null ? null : found.slice(1).map((gap) => gap.trim());
}

function isMadeOf(piece: string, seen: string): boolean {
  if (seen === piece) return false;
  const misread = Buffer.from(piece, 'utf8').toString('latin1').trim();
  const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => piece.normalize(form));
  return damaged.test(seen) || /^\?+$|\\u[0-9a-f]{4}/i.test(seen) || seen === misread || forms.includes(seen);
}
