import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "x"?` when a known spelling is near, else an empty string. */
export function suggestion(given: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(given, known);
  // A third of the word: one slip in a short id, a few in a long one.
  const reach = Math.max(2, Math.floor(near.length / 3));
  return near.includes(given) || distance(given, near) <= reach ? `; did you mean "${near}"?` : '';
}
