export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentence with its full stop, whether it came with one or not. */
export const closed = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** `a`, `a and b`, `a, b and c` */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
