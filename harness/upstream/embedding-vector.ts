import { hash, randomFrom } from './random.ts';

/** A vector of unit length that depends on the text alone, in the precision it travels in. */
export function embeddingVector(text: string, dimensions: number): Float32Array {
  const random = randomFrom(hash(text));
  // Box-Muller: normally distributed components give directions without a preference, so unlike texts are far apart.
  const components = Array.from({ length: dimensions }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
  const length = Math.hypot(...components);
  return Float32Array.from(components, (component) => component / length);
}

/** The vector as OpenAI's base64: little-endian 32-bit floats, whatever the byte order of this machine. */
export function base64Of(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, component] of vector.entries()) bytes.writeFloatLE(component, index * 4);
  return bytes.toString('base64');
}
