import { field } from '../../spec/sources.ts';
import { frameOf, isDone, type JsonObject, jsonOf } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const usageUnasked: Variant = {
  id: 'usage-unasked',
  says: 'sends a usage chunk that nobody asked for',
  allowed: [field('awslabs/llmeter#34')],
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
