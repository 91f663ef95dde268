import { field } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, type JsonObject, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** Answers as before whatever has the same key. */
const cachedBy = (key: (body: JsonObject) => unknown): Fault['bend'] => {
  const answers = new Map<string, JsonObject>();
  const keyOf = ({ json }: Received) => JSON.stringify(key(json as JsonObject));
  return {
    json: eachCompletion((completion, request) => {
      const kept = answers.get(keyOf(request)) ?? completion;
      answers.set(keyOf(request), kept);
      return kept;
    }),
  };
};

let asked = 0;

const counted = (answer: JsonObject, prompt: number): JsonObject => {
  const usage = answer['usage'] as JsonObject | null | undefined;
  if (!usage) return answer;
  return {
    ...answer,
    usage: { ...usage, prompt_tokens: prompt, total_tokens: prompt + Number(usage['completion_tokens']) },
  };
};

export const countFaults: readonly Fault[] = [
  {
    id: 'caches-by-messages',
    says: 'answers the same messages as before, whatever the parameters are',
    seen: [field('diegosouzapw/OmniRoute#12307')],
    kills: ['semantics.own-parameters'],
    bend: cachedBy(({ messages }) => messages),
  },
  {
    id: 'caches-without-the-format',
    says: 'answers the same messages and limit as before, whatever the response_format is',
    seen: [field('diegosouzapw/OmniRoute#12307')],
    kills: ['semantics.own-parameters'],
    bend: cachedBy(({ messages, max_tokens, stop, n }) => [messages, max_tokens, stop, n]),
  },
  {
    id: 'takes-cached-tokens-off-the-prompt',
    says: 'counts a prompt lower when it was seen before',
    seen: [field('router-for-me/CLIProxyAPI#1643')],
    kills: ['semantics.prompt-tokens-steady'],
    bend: { json: eachCompletion((completion) => counted(completion, asked++ % 2 === 0 ? 40 : 4)) },
  },
  {
    id: 'counts-every-prompt-alike',
    says: 'counts every prompt as one of nine tokens',
    seen: [field('router-for-me/CLIProxyAPI#1643')],
    kills: ['semantics.prompt-tokens-steady'],
    bend: {
      json: eachCompletion((completion) => counted(completion, 9)),
      stream: eachChunk((chunk) => counted(chunk, 9)),
    },
  },
];
