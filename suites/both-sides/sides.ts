import type { LoggedRequest } from '../../harness/upstream/logged-request.ts';

/** A directive of the scripted upstream, to stand in the text of a message. */
export const directive = (words: Readonly<Record<string, string | number>>): string =>
  `[[upstream ${Object.entries(words)
    .map(([word, value]) => `${word}=${value}`)
    .join(' ')}]]`;

/** `word1 word2 …`, to be told apart wherever they come to stand. */
export const numberedWords = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');

/** The JSON body of a request as the upstream received it, or undefined. */
export function bodyOf(request: LoggedRequest | undefined): unknown {
  try {
    return JSON.parse(request?.text ?? '') as unknown;
  } catch {
    return undefined;
  }
}
