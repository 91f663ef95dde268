import { openapi } from '../../spec/sources.ts';
import {
  eachChunk,
  eachCompletion,
  firstChoice,
  type JsonObject,
  type Received,
  withChoice,
  withDelta,
} from '../bend.ts';
import type { Variant } from '../fault.ts';
import { wantsWords } from '../tool-bends.ts';

/** Asked for with the smallest cap, in words. */
const isShort = (request: Received): boolean =>
  wantsWords(request) && (request.json as JsonObject | undefined)?.['max_tokens'] === 16;

export const nothingSaid: Variant = {
  id: 'nothing-said',
  says: 'ends a short answer at its limit with an empty content',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion, request) =>
      !isShort(request)
        ? completion
        : withChoice(completion, {
            message: { role: 'assistant', content: '', refusal: null },
            finish_reason: 'length',
          }),
    ),
    stream: (frames, request) =>
      isShort(request)
        ? eachChunk((chunk) =>
            firstChoice(chunk)?.['finish_reason'] === 'stop'
              ? withChoice(chunk, { finish_reason: 'length' })
              : withDelta(chunk, { content: '' }),
          )(frames)
        : frames,
  },
};
