import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';

/** The refusal for a key nobody reads, with the key that was probably meant. */
export function unknownKey(key: string, known: readonly string[], where: string): Refusal {
  const meant = nearest(key, known);
  const cure = meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean "${meant}"?`;
  return new Refusal(`Unknown key "${key}" in ${where}: ${cure}`);
}
