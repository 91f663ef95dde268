import { openapi } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const thinkingFirst: Variant = {
  id: 'thinking-first',
  says: 'sends reasoning in a field of its own before the answer',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk')],
  bend: {
    stream: eachFrame((frame, index) => {
      const chunk = jsonOf(frame);
      if (chunk === null || index !== 0) return frame;
      const thought = (reasoning_content: string) =>
        frameOf(withChoice(chunk, { delta: { content: null, reasoning_content } }));
      return [frame, thought('The user'), thought(' wants words.')];
    }),
  },
};
