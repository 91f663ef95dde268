import { field, openapi, sdk } from '../../../spec/sources.ts';
import type { Bend, JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachPiece, eachPieceBy, functionOf, withFunction } from '../../tool-bends.ts';

const python = sdk('openai-python lib/streaming/_deltas.py');
const without = (name: string) =>
  eachPiece((piece) => Object.fromEntries(Object.entries(piece).filter(([other]) => other !== name)));

/** Gives every further piece something of the one that opened its call. */
const repeating = (repeat: (opening: JsonObject, piece: JsonObject) => JsonObject): Bend =>
  eachPieceBy(() => {
    let opening: JsonObject = {};
    return (piece, first) => {
      if (first) opening = piece;
      return first ? piece : repeat(opening, piece);
    };
  });

const snapshots = (): Bend =>
  eachPieceBy(() => {
    let sofar = '';
    return (piece, first) => {
      sofar = first ? '' : sofar + String(functionOf(piece)['arguments']);
      return withFunction(piece, { arguments: sofar });
    };
  });

/** Pieces of streamed calls, each broken in one of its fields. */
export const pieceFaults: readonly Fault[] = [
  {
    id: 'pieces-without-index',
    says: 'sends the pieces of a call without an index',
    seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    kills: ['tools.stream-first-delta'],
    bend: without('index'),
  },
  {
    id: 'pieces-without-id',
    says: 'never says the id of a streamed call',
    seen: [field('anomalyco/opencode#47954'), field('BerriAI/litellm#11407')],
    kills: ['tools.stream-first-delta'],
    bend: without('id'),
  },
  {
    id: 'pieces-without-type',
    says: 'never says the type of a streamed call',
    seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    kills: ['tools.stream-first-delta'],
    bend: without('type'),
  },
  {
    id: 'pieces-without-name',
    says: 'opens a streamed call without a name',
    seen: [field('pipecat-ai/pipecat#4987')],
    kills: ['tools.stream-first-delta'],
    bend: eachPiece((piece, first) => (first ? withFunction(piece, { name: '' }) : piece)),
  },
  {
    id: 'pieces-as-objects',
    says: 'streams arguments as an object',
    seen: [field('ggml-org/llama.cpp#20198')],
    kills: ['tools.stream-first-delta'],
    bend: eachPiece((piece, first) => (first ? piece : withFunction(piece, { arguments: { city: 'Paris' } }))),
  },
  {
    id: 'repeats-id-and-name',
    says: 'repeats the id and the name of a call in every piece',
    seen: [python],
    kills: ['tools.stream-continuation'],
    bend: repeating((opening, piece) => ({
      ...withFunction(piece, { name: functionOf(opening)['name'] }),
      id: opening['id'],
    })),
  },
  {
    id: 'repeats-name',
    says: 'repeats the name of a call in every piece',
    seen: [python],
    kills: ['tools.stream-continuation'],
    bend: repeating((opening, piece) => withFunction(piece, { name: functionOf(opening)['name'] })),
  },
  {
    id: 'nulls-type-later',
    says: 'sends the type of every further piece as null',
    seen: [field('anomalyco/opencode#43328')],
    kills: ['tools.stream-continuation'],
    bend: eachPiece((piece, first) => (first ? piece : { ...piece, type: null })),
  },
  {
    id: 'nulls-identity-later',
    says: 'sends the id and the name of every further piece as null, also for strict tools',
    seen: [field('sgl-project/sglang#35542')],
    kills: ['tools.stream-continuation'],
    bend: eachPiece((piece, first) => (first ? piece : { ...withFunction(piece, { name: null }), id: null })),
  },
  {
    id: 'empties-identity-later',
    says: 'sends the id and the name of every further piece empty, also for strict tools',
    seen: [field('anomalyco/opencode#37841'), field('Wei-Shaw/sub2api#6080')],
    kills: ['tools.stream-continuation'],
    bend: eachPiece((piece, first) => (first ? piece : { ...withFunction(piece, { name: '' }), id: '' })),
  },
  {
    id: 'one-index-for-all-calls',
    says: 'streams every call under index 0',
    seen: [field('SamSaffron/term-llm#314')],
    kills: ['tools.stream-indices'],
    bend: eachPiece((piece) => ({ ...piece, index: 0 })),
  },
  {
    id: 'counts-calls-from-one',
    says: 'streams the first call under index 1',
    seen: [field('pipecat-ai/pipecat#4987'), field('BerriAI/litellm#11407')],
    kills: ['tools.stream-indices'],
    bend: eachPiece((piece) => ({ ...piece, index: Number(piece['index']) + 1 })),
  },
  {
    id: 'streams-snapshots-of-arguments',
    says: 'sends the arguments so far in every piece',
    seen: [python],
    kills: ['tools.stream-arguments'],
    bend: snapshots(),
  },
  {
    id: 'doubles-first-arguments',
    says: 'sends the first piece of the arguments twice',
    seen: [python],
    kills: ['tools.stream-arguments'],
    bend: eachPiece((piece) => {
      const text = functionOf(piece)['arguments'];
      return text === '{' ? withFunction(piece, { arguments: '{{' }) : piece;
    }),
  },
  {
    id: 'loses-streamed-arguments',
    says: 'streams a call without its arguments',
    seen: [openapi('#/components/schemas/ToolCallDelta/properties/function')],
    kills: ['tools.stream-arguments'],
    bend: eachPiece((piece) => withFunction(piece, { arguments: '' })),
  },
  {
    id: 'encodes-streamed-arguments-twice',
    says: 'streams arguments as a text within a text',
    seen: [openapi('#/components/schemas/ToolCallDelta/properties/function')],
    kills: ['tools.stream-arguments'],
    bend: eachPiece((piece) => {
      const quoted = JSON.stringify(functionOf(piece)['arguments']).slice(1, -1);
      return withFunction(piece, { arguments: quoted === '{' ? `"${quoted}` : quoted === '}' ? `${quoted}"` : quoted });
    }),
  },
];
