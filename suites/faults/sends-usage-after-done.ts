import { sdk } from '../../spec/sources.ts';
import { frameOf, isDone, type JsonObject, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsUsageAfterDone: Fault = {
  id: 'sends-usage-after-done',
  says: 'sends a usage chunk after the sentinel',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: async function* (frames) {
      let last: JsonObject = {};
      for await (const frame of frames) {
        yield frame;
        last = jsonOf(frame) ?? last;
        if (isDone(frame))
          yield frameOf({ ...last, choices: [], usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 } });
      }
    },
  },
};
