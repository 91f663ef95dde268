import { openapi } from '../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { wantsWords } from '../tool-bends.ts';

export const outOfTokens: Variant = {
  id: 'out-of-tokens',
  says: 'ends every answer because its tokens ran out',
  allowed: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/finish_reason')],
  bend: {
    json: eachCompletion((completion, request) =>
      wantsWords(request) ? withChoice(completion, { finish_reason: 'length' }) : completion,
    ),
    stream: (frames, request) =>
      !wantsWords(request)
        ? frames
        : eachChunk((chunk) =>
            firstChoice(chunk)?.['finish_reason'] === 'stop' ? withChoice(chunk, { finish_reason: 'length' }) : chunk,
          )(frames),
  },
};
