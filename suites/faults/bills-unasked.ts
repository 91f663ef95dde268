import { field } from '../../spec/sources.ts';
import { frameOf, isDone, type JsonObject, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const billsUnasked: Fault = {
  id: 'bills-unasked',
  says: 'ends with a usage chunk that nobody asked for',
  seen: [field('awslabs/llmeter#34'), field('entrius/gittensor#1750')],
  kills: ['streaming.choices-in-chunks'],
  bend: {
    stream: async function* (frames) {
      let last: JsonObject = {};
      for await (const frame of frames) {
        if (isDone(frame))
          yield frameOf({ ...last, choices: [], usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 } });
        last = jsonOf(frame) ?? last;
        yield frame;
      }
    },
  },
};
