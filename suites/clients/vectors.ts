import { equal, type Problem } from '../../harness/judge.ts';
import { at, list } from '../json.ts';

/** Vectors as their reader holds them: how long each is, and how the first ones begin. */
interface Vectors {
  readonly dimensions: readonly number[];
  readonly first: readonly (readonly unknown[])[];
}

/** As much as a client in a process of its own says of its vectors; whole ones would be megabytes. */
const [vectors, numbers] = [16, 4];

const brief = (all: readonly (readonly unknown[])[]): Vectors => ({
  dimensions: all.map(({ length }) => length),
  first: all.slice(0, vectors).map((vector) => vector.slice(0, numbers)),
});

/** What a client made of the answer; one in a process of its own has counted them already. */
const toldBy = (value: unknown): Vectors =>
  typeof at(value, 'count') === 'number'
    ? { dimensions: list(value, 'dimensions').map(Number), first: list(value, 'first').map((one) => list(one)) }
    : brief(list(value, 'data').map((entry) => list(entry, 'embedding')));

/** What stands on the wire: base64 of little-endian float32, or the numbers themselves. */
const sentIn = (json: unknown): Vectors =>
  brief(
    list(json, 'data').map((entry) => {
      const embedding = at(entry, 'embedding');
      return typeof embedding === 'string' ? floatsIn(Buffer.from(embedding, 'base64')) : list(embedding);
    }),
  );

const float32 = 4; // bytes of a number

const floatsIn = (bytes: Buffer): readonly number[] =>
  Array.from({ length: Math.floor(bytes.length / float32) }, (_, index) => bytes.readFloatLE(index * float32));

/** Where a client holds other vectors than were sent. */
export function vectorProblems(call: string, value: unknown, json: unknown): readonly Problem[] {
  const [told, sent] = [toldBy(value), sentIn(json)];
  const counted = equal(`${call}: the number of vectors`, told.dimensions.length, sent.dimensions.length);
  if (counted.length > 0) return counted;
  const other = sent.dimensions.findIndex((length, index) => told.dimensions[index] !== length);
  if (other >= 0) return equal(`${call}: the dimensions`, told.dimensions[other], sent.dimensions[other]);
  return equal(`${call}: the vectors`, JSON.stringify(told.first), JSON.stringify(sent.first));
}
