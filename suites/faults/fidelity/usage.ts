import { field } from '../../../spec/sources.ts';
import { type Bend, eachChunk, eachCompletion, type JsonObject, jsonOf } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';

const counted = field('diegosouzapw/OmniRoute#9750');

/** The usage that a document tells, or null. */
export const usageOf = (body: JsonObject): JsonObject | null => (isObject(body['usage']) ? body['usage'] : null);

const usage = (change: (usage: JsonObject) => JsonObject): Bend => {
  const changed = (body: JsonObject) => {
    const known = usageOf(body);
    return known === null ? body : { ...body, usage: change(known) };
  };
  return { json: eachCompletion(changed), stream: eachChunk(changed) };
};

export const usageFaults: readonly Fault[] = [
  {
    id: 'counts-by-itself',
    says: 'puts its own count in place of the usage that was told',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: usage((told) => ({ ...told, prompt_tokens: 9, total_tokens: 9 + Number(told['completion_tokens']) })),
  },
  {
    id: 'counts-streams-as-free',
    says: 'tells no tokens for streams',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        usageOf(chunk) === null
          ? chunk
          : { ...chunk, usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } },
      ),
    },
  },
  {
    id: 'bills-a-margin',
    says: 'adds a tenth to the answer it bills',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: usage((told) => {
      const completion = Math.ceil(Number(told['completion_tokens']) * 1.1);
      return { ...told, completion_tokens: completion, total_tokens: completion + Number(told['prompt_tokens']) };
    }),
  },
  {
    id: 'bills-twice',
    says: 'tells the usage of a stream twice, so that whoever adds up counts double',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: {
      stream: async function* (frames) {
        for await (const frame of frames) {
          yield frame;
          if (usageOf(jsonOf(frame) ?? {}) !== null) yield frame;
        }
      },
    },
  },
  {
    id: 'counts-three-numbers',
    says: 'tells the three counts of usage alone',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: usage(({ prompt_tokens, completion_tokens, total_tokens }) => ({
      prompt_tokens,
      completion_tokens,
      total_tokens,
    })),
  },
  {
    id: 'tells-no-cached-tokens',
    says: 'tells that nothing came from a cache and nothing was thought, whatever it was told',
    seen: [counted],
    kills: ['fidelity.usage-returns'],
    bend: usage((told) => ({
      ...told,
      prompt_tokens_details: { ...Object(told['prompt_tokens_details']), cached_tokens: 0 },
      completion_tokens_details: { ...Object(told['completion_tokens_details']), reasoning_tokens: 0 },
    })),
  },
];
