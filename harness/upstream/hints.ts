import { noncesIn } from './instructions.ts';

/** What a prompt offers to fill the strings of a JSON instance with. */
export interface Hints {
  readonly places: readonly string[];
  readonly nonce: string | undefined;
}

const notPlaces = new Set(['Celsius', 'Fahrenheit', 'Json', 'Reply', 'Today', 'Tomorrow', 'Please']);

/** Capitalised names in a prompt, in order and once each, without the words that only begin a sentence. */
export function placesIn(prompt: string): readonly string[] {
  const names = prompt.matchAll(/(?<!(?:^|[.!?:]\s*|["'“]))\b\p{Lu}\p{Ll}[\p{L}'-]*(?:\s\p{Lu}\p{Ll}[\p{L}'-]*)*/gu);
  return [...new Set([...names].map(([name]) => name))].filter((name) => !notPlaces.has(name));
}

/** The hints of one prompt. */
export const hintsFrom = (prompt: string): Hints => ({ places: placesIn(prompt), nonce: noncesIn(prompt)[0] });
