import { sdk } from '../../spec/sources.ts';
import { frameOf, isDone, jsonOf, textOf, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsSnapshots: Fault = {
  id: 'sends-snapshots',
  says: 'sends the text so far in every delta',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['streaming.text-once'],
  bend: {
    stream: async function* (frames) {
      let text = '';
      let words = 0;
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        if (isDone(frame) || chunk === null || textOf(chunk) === '') yield frame;
        else {
          text += textOf(chunk);
          if (++words % 10 === 0) yield frameOf(withDelta(chunk, { content: text })); // each would cost too many bytes
        }
      }
    },
  },
};
