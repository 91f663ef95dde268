// A longer run without whitespace (Chinese prose, a data URL) is several tokens, so that it still streams in pieces.
const longestWord = 64;

/**
 * Splits text into the tokens of the word model: a word with the whitespace before it, never part of a code point.
 * Joined again, the tokens are the text.
 */
export function wordTokens(text: string): string[] {
  const words = text.match(/\s*\S+|\s+$/gu) ?? [];
  return words.flatMap((word) => {
    if (word.length <= longestWord) return [word];
    const points = Array.from(word);
    const pieces: string[] = [];
    for (let at = 0; at < points.length; at += longestWord) pieces.push(points.slice(at, at + longestWord).join(''));
    return pieces;
  });
}
