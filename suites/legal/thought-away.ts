import { live, openapi } from '../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, type JsonObject, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const thoughtAway: Variant = {
  id: 'thought-away',
  says: 'spends all tokens of a short answer on thinking',
  allowed: [openapi('#/components/schemas/ChatCompletion'), live('reasoning models')],
  bend: {
    json: eachCompletion((completion) =>
      withChoice(completion, {
        message: { role: 'assistant', content: null, reasoning_content: 'Well' },
        finish_reason: 'length',
      }),
    ),
    stream: (frames, request) =>
      (request.json as JsonObject | undefined)?.['max_tokens'] === 16
        ? eachChunk((chunk) =>
            firstChoice(chunk)?.['finish_reason'] === 'stop'
              ? withChoice(chunk, { finish_reason: 'length' })
              : withDelta(chunk, { content: null }),
          )(frames)
        : frames,
  },
};
