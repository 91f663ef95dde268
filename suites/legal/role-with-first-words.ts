import { openapi } from '../../spec/sources.ts';
import { asksForOne, deltaOf, frameOf, jsonOf, textOf, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const roleWithFirstWords: Variant = {
  id: 'role-with-first-words',
  says: 'sends the role together with the first words',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: async function* (frames, request) {
      if (!asksForOne(request)) return yield* frames;
      let first = true;
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        if (chunk === null || !first) yield frame;
        else if (textOf(chunk) !== '' || 'tool_calls' in deltaOf(chunk)) {
          first = false;
          yield frameOf(withDelta(chunk, { role: 'assistant' }));
        }
      }
    },
  },
};
