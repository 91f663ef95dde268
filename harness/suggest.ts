import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "x"?` when a known spelling is near or holds what was given, else an empty string. */
export function suggestion(given: string, known: readonly string[]): string {
  const near = nearest(given.toLowerCase(), known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** Shorter pieces stand in too many words to mean one of them. */
const shortestPiece = 4;

function nearest(given: string, known: readonly string[]): string | undefined {
  if (given === '' || known.length === 0) return undefined;
  const near = closest(given, known);
  // A third of the word: one slip in a short id, a few in a long one.
  const reach = near.length <= shortestPiece ? Math.ceil(near.length / 2) - 1 : Math.max(2, Math.floor(near.length / 3));
  if (distance(given, near) <= reach) return near;
  const holding = given.length < shortestPiece ? [] : known.filter((one) => one.includes(given));
  return holding.length === 0 ? undefined : closest(given, holding);
}
