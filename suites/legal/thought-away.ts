import { live, openapi } from '../../spec/sources.ts';
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

export const thoughtAway: Variant = {
  id: 'thought-away',
  says: 'spends all tokens of a short answer on thinking',
  allowed: [openapi('#/components/schemas/ChatCompletion'), live('reasoning models')],
  bend: {
    json: eachCompletion((completion, request) =>
      !isShort(request)
        ? completion
        : withChoice(completion, {
            message: { role: 'assistant', content: null, reasoning_content: 'Well' },
            finish_reason: 'length',
          }),
    ),
    stream: (frames, request) =>
      isShort(request)
        ? eachChunk((chunk) =>
            firstChoice(chunk)?.['finish_reason'] === 'stop'
              ? withChoice(chunk, { finish_reason: 'length' })
              : withDelta(chunk, { content: null }),
          )(frames)
        : frames,
  },
};
