/** A 32-bit FNV-1a hash: equal texts give equal answers in every process. */
export function hash(text: string): number {
  let value = 0x811c9dc5; // the FNV offset basis
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193); // the FNV prime
  }
  return value >>> 0;
}

/** A deterministic stream of numbers in [0, 1): mulberry32, whose 32-bit state is enough for a few hundred draws. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
