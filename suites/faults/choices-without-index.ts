import { sdk } from '../../spec/sources.ts';
import { eachChunk, firstChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const choicesWithoutIndex: Fault = {
  id: 'choices-without-index',
  says: 'leaves out the index of streamed choices',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['clients.stream-helper'],
  bend: {
    stream: eachChunk((chunk) => {
      const choice = firstChoice(chunk);
      if (choice === null) return chunk;
      const { index: _index, ...rest } = choice;
      return { ...chunk, choices: [rest] };
    }),
  },
};
