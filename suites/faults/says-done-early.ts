import { sdk } from '../../spec/sources.ts';
import { eachFrame, firstChoice, isDone, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const saysDoneEarly: Fault = {
  id: 'says-done-early',
  says: 'sends the sentinel before the chunk that finishes',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: eachFrame((frame) =>
      isDone(frame)
        ? null
        : firstChoice(jsonOf(frame))?.['finish_reason'] === null
          ? frame
          : ['data: [DONE]\n\n', frame],
    ),
  },
};
