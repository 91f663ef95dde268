import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsWithoutFinish: Fault = {
  id: 'streams-without-finish',
  says: 'ends streams without ever saying why',
  seen: [field('openai/openai-node#1292'), field('anomalyco/opencode#43882')],
  kills: ['clients.stream'],
  bend: {
    stream: eachChunk((chunk) => {
      const choice = firstChoice(chunk);
      return choice === null ? chunk : { ...chunk, choices: [{ ...choice, finish_reason: null }] };
    }),
  },
};
