import type { Exchange } from '../../harness/gateway/exchange.ts';
import { chunksOf, deltasOf } from '../chat/chunks.ts';
import { at, isText, list } from '../json.ts';
import type { Call } from './calls.ts';

/** One entry of `delta.tool_calls`, each field as it was sent. */
export interface Piece extends Call {
  readonly index: unknown;
}

/** Every piece of every streamed call, in the order of the wire. */
export const piecesOf = (answer: Exchange): readonly Piece[] =>
  deltasOf(chunksOf(answer)).flatMap(({ index: choice, delta }) =>
    list(delta, 'tool_calls').map((entry) => ({
      choice,
      index: at(entry, 'index'),
      id: at(entry, 'id'),
      type: at(entry, 'type'),
      name: at(entry, 'function', 'name'),
      arguments: at(entry, 'function', 'arguments'),
    })),
  );

/** The pieces of each call, by choice and index, in the order in which the calls begin. */
export function byCall(pieces: readonly Piece[]): readonly (readonly [Piece, ...Piece[]])[] {
  const calls = new Map<string, [Piece, ...Piece[]]>();
  for (const piece of pieces) {
    const key = `${String(piece.choice)}/${String(piece.index)}`;
    const former = calls.get(key);
    if (former === undefined) calls.set(key, [piece]);
    else former.push(piece);
  }
  return [...calls.values()];
}

/** The calls as every client puts them together: identity from the first piece that has it, arguments joined. */
export const joined = (pieces: readonly Piece[]): readonly Call[] =>
  byCall(pieces).map((own) => ({
    choice: own[0].choice,
    id: own.map(({ id }) => id).find(isText),
    type: own.map(({ type }) => type).find(isText),
    name: own.map(({ name }) => name).find(isText),
    arguments: own.map((piece) => (typeof piece.arguments === 'string' ? piece.arguments : '')).join(''),
  }));
