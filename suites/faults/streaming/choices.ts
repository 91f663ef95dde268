import { field, sdk } from '../../../spec/sources.ts';
import { eachChunk, firstChoice, type JsonObject, withChoice, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const isSecond = (chunk: JsonObject): boolean => firstChoice(chunk)?.['index'] === 1;

export const streamsOneOfTwo: Fault = {
  id: 'streams-one-of-two',
  says: 'streams one choice however many were asked for',
  seen: [field('abetlen/llama-cpp-python#1906'), field('vllm-project/vllm-omni#4269')],
  kills: ['streaming.every-choice'],
  bend: { stream: eachChunk((chunk) => (isSecond(chunk) ? null : chunk)) },
};

export const startsWithTheSecond: Fault = {
  id: 'starts-with-the-second',
  says: 'lets the second choice speak before the first',
  seen: [sdk('openai-python lib/streaming/chat/_completions.py')],
  kills: ['streaming.every-choice'],
  bend: {
    stream: async function* (frames, request) {
      const n = (request.json as JsonObject | undefined)?.['n'];
      if (n !== 2) return yield* frames;
      yield* eachChunk((chunk) =>
        firstChoice(chunk) === null ? chunk : withChoice(chunk, { index: isSecond(chunk) ? 0 : 1 }),
      )(frames);
    },
  },
};

export const numbersChoicesFromOne: Fault = {
  id: 'numbers-choices-from-one',
  says: 'numbers the choices of a stream from one when there are two',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['streaming.every-choice'],
  bend: {
    stream: (frames, request) =>
      eachChunk((chunk) => {
        if ((request.json as JsonObject | undefined)?.['n'] !== 2 || firstChoice(chunk) === null) return chunk;
        return withChoice(chunk, { index: isSecond(chunk) ? 2 : 1 });
      })(frames),
  },
};

export const ownIdForEachChoice: Fault = {
  id: 'own-id-for-each-choice',
  says: 'gives each choice of a stream an id of its own',
  seen: [field('sgl-project/sglang#39864')],
  kills: ['streaming.one-id'],
  bend: { stream: eachChunk((chunk) => (isSecond(chunk) ? { ...chunk, id: `${chunk['id']}-1` } : chunk)) },
};

export const onlyTheFirstHasARole: Fault = {
  id: 'only-the-first-has-a-role',
  says: 'names the role of the first choice only',
  seen: [field('langwatch/langwatch#6196')],
  kills: ['streaming.role-first'],
  bend: { stream: eachChunk((chunk) => (isSecond(chunk) ? withDelta(chunk, { role: undefined }) : chunk)) },
};

export const onlyTheFirstFinishes: Fault = {
  id: 'only-the-first-finishes',
  says: 'gives the first choice a finish_reason and the second none',
  seen: [field('openai/openai-node#1206')],
  kills: ['streaming.finishes'],
  bend: { stream: eachChunk((chunk) => (isSecond(chunk) ? withChoice(chunk, { finish_reason: null }) : chunk)) },
};
