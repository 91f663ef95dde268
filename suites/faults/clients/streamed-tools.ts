import { field, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachPiece, eachPieceBy, functionOf, withFunction } from '../../tool-bends.ts';

const node = sdk('openai-node src/lib/ChatCompletionStream.ts');
const calls = { with: ['forced-tool-call'], kills: ['clients.streamed-tools'] } as const;

const without = (name: string) =>
  eachPiece((piece) => Object.fromEntries(Object.entries(piece).filter(([other]) => other !== name)));

/** Every piece says again which call it is of. */
const identified = eachPieceBy(() => {
  let opening: JsonObject = {};
  return (piece, first) => {
    if (first) opening = piece;
    return { ...withFunction(piece, { name: functionOf(opening)['name'] }), id: opening['id'] };
  };
});

/** Streamed calls that a helper loses, doubles or throws for. */
export const streamedToolFaults: readonly Fault[] = [
  {
    id: 'calls-nobody-can-place',
    says: 'streams calls without their index',
    seen: [field('BerriAI/litellm#11407'), node],
    ...calls,
    bend: without('index'),
  },
  {
    id: 'calls-of-no-type',
    says: 'never says the type of a streamed call',
    seen: [node],
    ...calls,
    bend: without('type'),
  },
  {
    id: 'calls-named-over-and-over',
    says: 'names a streamed call in every piece, which openai-python joins',
    seen: [sdk('openai-python src/openai/lib/streaming/_deltas.py')],
    client: 'openai-python',
    ...calls,
    bend: identified,
  },
  {
    id: 'calls-of-type-null',
    says: 'sends null for the type of every further piece, which openai-python asserts against',
    seen: [field('anomalyco/opencode#43328')],
    client: 'openai-python',
    ...calls,
    bend: eachPiece((piece, first) => (first ? piece : { ...piece, type: null })),
  },
];
