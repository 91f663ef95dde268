import { field } from '../../spec/sources.ts';
import { frameOf, isDone, type JsonObject, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsUsageWithoutChoices: Fault = {
  id: 'sends-usage-without-choices',
  says: 'ends with a usage chunk that has no choices',
  seen: [field('ROCm/ATOM#1711')],
  kills: ['streaming.chunk-schema'],
  bend: {
    stream: async function* (frames) {
      let last: JsonObject = {};
      for await (const frame of frames) {
        if (isDone(frame))
          yield frameOf({
            ...last,
            choices: undefined,
            usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 },
          });
        last = jsonOf(frame) ?? last;
        yield frame;
      }
    },
  },
};
