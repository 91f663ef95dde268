import { field, openapi } from '../../spec/sources.ts';
import { asksForOne, frameOf, isDone, type JsonObject, jsonOf, textOf, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { finishOf } from '../tool-bends.ts';

export const finishWithLastWords: Variant = {
  id: 'finish-with-last-words',
  says: 'puts the finish_reason on the last words, without a chunk of its own',
  allowed: [openapi('#/components/schemas/ChatCompletionChunkChoice'), field('codelibs/fess#3096')],
  bend: {
    stream: async function* (frames, request) {
      if (!asksForOne(request)) return yield* frames;
      let kept: JsonObject | null = null;
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        if (chunk !== null && textOf(chunk) !== '') {
          if (kept !== null) yield frameOf(kept);
          kept = chunk;
        } else {
          if (kept !== null)
            yield frameOf(withChoice(kept, { finish_reason: chunk === null ? null : finishOf(chunk) }));
          if (kept === null || isDone(frame)) yield frame;
          kept = null;
        }
      }
    },
  },
};
