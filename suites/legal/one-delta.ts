import { openapi } from '../../spec/sources.ts';
import { eachChunk, firstChoice, type JsonObject, textOf, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const oneDelta: Variant = {
  id: 'one-delta',
  says: 'streams a short answer as one chunk',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk')],
  bend: {
    stream: (frames, request) =>
      (request.json as JsonObject | undefined)?.['max_tokens'] === 16
        ? eachChunk((chunk) =>
            textOf(chunk) === ''
              ? withoutWords(chunk)
              : withChoice(chunk, { delta: { role: 'assistant', content: textOf(chunk) }, finish_reason: 'stop' }),
          )(frames)
        : frames,
  },
};

const withoutWords = (chunk: JsonObject): JsonObject | null => (firstChoice(chunk) === null ? chunk : null);
