import { openapi } from '../../spec/sources.ts';
import { eachChunk, eachCompletion, textOf, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { wantsWords } from '../tool-bends.ts';

let answers = 0;
const another = (): string => ` word ${++answers} 😀`;

export const otherWords: Variant = {
  id: 'other-words',
  says: 'answers with words that nobody asked for, others each time',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion, request) =>
      !wantsWords(request)
        ? completion
        : withChoice(completion, { message: { role: 'assistant', content: another() } }),
    ),
    stream: (frames, request) =>
      !wantsWords(request)
        ? frames
        : eachChunk((chunk) => (textOf(chunk) === '' ? chunk : withDelta(chunk, { content: another() })))(frames),
  },
};
