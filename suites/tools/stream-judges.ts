import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, inconclusive, type Judgement, kept, type Problem, softly } from '../../harness/judge.ts';
import { wasLeft } from '../foundations.ts';
import { isText } from '../json.ts';
import { isCut, parsed } from './call-judges.ts';
import { ofCalls } from './calls.ts';
import { byCall, joined, type Piece, piecesOf } from './pieces.ts';

/** openai-node keeps this many calls of a stream, and throws at the next index. */
const mostCalls = 128;

const ofPieces = (answer: Exchange, judge: (pieces: readonly Piece[]) => Judgement): Judgement =>
  ofCalls(answer, () => judge(piecesOf(answer)));

export const opensCalls = (answer: Exchange): Judgement =>
  ofPieces(answer, (pieces) => [
    ...each('tool call', byCall(pieces), ([first]) => [
      ...holds('index of its first delta', first.index, 'a whole number', Number.isInteger(first.index)),
      ...holds('id of its first delta', first.id, 'a text that is not empty', isText(first.id)),
      ...holds('type of its first delta', first.type, '"function"', first.type === 'function'),
      ...holds('function.name of its first delta', first.name, 'a text that is not empty', isText(first.name)),
    ]),
    ...each('tool call delta', pieces, ({ arguments: text }) =>
      holds('function.arguments', text, 'a text, or nothing', text === undefined || typeof text === 'string'),
    ),
  ]);

/** `strict` tools are read more strictly by openai-node: there an identity may not even be null or empty. */
export const continuesCalls = (answer: Exchange, strict = false): Judgement =>
  ofPieces(answer, (pieces) =>
    each('tool call', byCall(pieces), ([first, ...rest]) =>
      rest
        .filter((piece) => !beginsAnother(piece, first))
        .flatMap((piece) => [
          ...repeats('id', piece.id, strict),
          ...repeats('function.name', piece.name, strict),
          ...holds(
            'type of a later delta',
            piece.type,
            'nothing, or "function"',
            piece.type === undefined || piece.type === 'function',
          ),
        ]),
    ),
  );

function repeats(what: string, value: unknown, strict: boolean): readonly Problem[] {
  if (value === undefined) return kept;
  const found = holds(`${what} of a later delta`, value, 'nothing, as it was said', false);
  return strict || isText(value) ? found : softly(found);
}

/** Another id under the same index is another call: `isNumbered` speaks of it. */
const beginsAnother = (piece: Piece, first: Piece): boolean => isText(piece.id) && piece.id !== first.id;

export const isNumbered = (answer: Exchange): Judgement =>
  ofPieces(answer, (pieces) => {
    const calls = byCall(pieces);
    const choices = [...new Set(pieces.map(({ choice }) => choice))];
    return [
      ...choices.flatMap((choice) => {
        const indices = calls.filter(([first]) => first.choice === choice).map(([first]) => first.index);
        const inOrder = indices.every((index, place) => index === place) && indices.length <= mostCalls;
        return holds('the indices of the tool calls, as they begin', indices, '0, 1, 2 …', inOrder);
      }),
      ...calls.flatMap(([first, ...rest]) => {
        const others = rest.filter((piece) => beginsAnother(piece, first)).map(({ id }) => id);
        return holds(`the calls of index ${String(first.index)}`, [first.id, ...others], 'one', others.length === 0);
      }),
    ];
  });

export const staysInTurn = (answer: Exchange): Judgement =>
  ofPieces(answer, (pieces) => {
    const indices = pieces.map(({ index }) => Number(index));
    if (new Set(indices).size < 2) return inconclusive('the model made one call, where two were asked for');
    const inTurn = indices.every((index, place) => index >= (indices[place - 1] ?? 0));
    return holds('the indices of the deltas', indices, 'one call after the other', inTurn);
  });

/** `twin` made the same call without a stream: what the model cannot write there either is not the stream's doing. */
export const joinsArguments = (answer: Exchange, twin: { readonly parses: boolean }): Judgement =>
  ofPieces(answer, (pieces) => {
    const problems = each('tool call', joined(pieces), ({ name, arguments: text }) => {
      // A tool without parameters needs none; `empty-arguments` speaks of them.
      const value = parsed(text === '' && name === 'ping' ? '{}' : text);
      return [
        ...holds('its arguments, joined', text, 'one JSON value', value !== undefined),
        ...holds('its arguments, joined', text, 'JSON encoded once', typeof value !== 'string'),
      ];
    });
    if (problems.length > 0 && isCut(answer)) return inconclusive('the tokens ran out within the call');
    if (problems.length > 0 && wasLeft(answer)) return inconclusive('the SDK left the stream before');
    return twin.parses ? problems : softly(problems);
  });
