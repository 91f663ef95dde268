import { openapi } from '../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, textOf, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { messageOf, wantsWords } from '../tool-bends.ts';

const word = ' ha';

export const oneWordOverAndOver: Variant = {
  id: 'one-word-over-and-over',
  says: 'has a model that says one word over and over, so that every delta is like the one before',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk')],
  bend: {
    json: eachCompletion((completion, request) => {
      const { content } = messageOf(completion);
      if (!wantsWords(request) || firstChoice(completion) === null || typeof content !== 'string') return completion;
      const said = word.repeat(content.split(' ').length);
      return withChoice(completion, { message: { ...messageOf(completion), content: said } });
    }),
    stream: (frames, request) =>
      wantsWords(request)
        ? eachChunk((chunk) => (textOf(chunk) === '' ? chunk : withDelta(chunk, { content: word })))(frames)
        : frames,
  },
};
