import type { Exchange } from '../../harness/gateway/exchange.ts';
import { at, list } from '../json.ts';

/** The vector of an input as numbers or in base64; undefined when it is neither. */
export function vectorOf(answer: Exchange, place = 0): readonly number[] | undefined {
  const embedding = at(answer.json, 'data', place, 'embedding');
  if (typeof embedding === 'string') return decoded(embedding);
  const numbers = list(answer.json, 'data', place, 'embedding').filter((one) => typeof one === 'number');
  return Array.isArray(embedding) && numbers.length === embedding.length ? numbers : undefined;
}

/** Little-endian 32-bit floats, as both official SDKs read them; undefined when the bytes are not a number of them. */
function decoded(base64: string): readonly number[] | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length % 4 !== 0) return undefined;
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

/** The cosine of the angle between two vectors: 1 for one direction, NaN when a vector is all zeros. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = one.reduce((sum, component, index) => sum + component * (other[index] ?? 0), 0);
  return dot / (Math.hypot(...one) * Math.hypot(...other));
}
