import { openapi } from '../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, type JsonObject, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const nothingSaid: Variant = {
  id: 'nothing-said',
  says: 'ends a short answer at its limit with an empty content',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion) =>
      withChoice(completion, { message: { role: 'assistant', content: '', refusal: null }, finish_reason: 'length' }),
    ),
    stream: (frames, request) =>
      (request.json as JsonObject | undefined)?.['max_tokens'] === 16
        ? eachChunk((chunk) =>
            firstChoice(chunk)?.['finish_reason'] === 'stop'
              ? withChoice(chunk, { finish_reason: 'length' })
              : withDelta(chunk, { content: '' }),
          )(frames)
        : frames,
  },
};
