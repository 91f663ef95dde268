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
  // Two letters that changed places are two steps; a longer word may have more slips, a tiny one fewer.
  const reach = near.length < shortestPiece ? 1 : Math.max(2, Math.floor(near.length / 3));
  if (distance(given, near) <= reach) return near;
  const holding = given.length < shortestPiece ? [] : known.filter((one) => one.includes(given));
  return holding.length === 0 ? undefined : closest(given, holding);
}
