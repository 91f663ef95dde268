import type { Directive } from './directive.ts';

/** Milliseconds between two pieces: less, and a busy reader gets both halves of a character at once. */
export const apart = 3;

function cutAt(bytes: Buffer, points: readonly number[]): readonly Buffer[] {
  const ends = [...points, bytes.length];
  return ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
}

// Inside every character of several bytes: after its first one.
function withinCharacters(bytes: Buffer): readonly number[] {
  const points: number[] = [];
  for (const [at, byte] of bytes.entries()) if (byte >= 0xc0) points.push(at + 1);
  return points;
}

const codeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

// Outside of strings JSON is ASCII, so whatever is not can be escaped where it stands.
const escaped = (text: string): string => text.replace(/[\u0080-\uffff]/g, codeUnit);

const withinEscapes = (text: string): readonly number[] =>
  [...text.matchAll(/\\(u?)./g)].map(({ index, 1: long }) => index + (long === '' ? 1 : 3));

/** Cuts what would be one write into those that a `frame` directive asks for; each is to leave on its own. */
export function piecesOf(text: string, frames: NonNullable<Directive['frame']>): readonly Buffer[] {
  const ascii = frames.includes('split-escape') ? escaped(text) : text;
  const bytes = Buffer.from(ascii);
  if (frames.includes('bytes'))
    return cutAt(
      bytes,
      Array.from({ length: bytes.length - 1 }, (_, at) => at + 1),
    );
  if (frames.includes('split-escape')) return cutAt(bytes, withinEscapes(ascii));
  return frames.includes('split-utf8') ? cutAt(bytes, withinCharacters(bytes)) : [bytes];
}
