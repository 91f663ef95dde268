import { field } from '../../spec/sources.ts';
import { eachChunk, eachCompletion } from '../bend.ts';
import type { Variant } from '../fault.ts';

let answers = 0;
const drawn = (): string => `chatcmpl-${answers++ % 12}`;

export const idsDrawnFromFew: Variant = {
  id: 'ids-drawn-from-few',
  says: 'draws its ids from a dozen, so that some meet',
  allowed: [field('ollama/ollama openai/openai.go')],
  bend: {
    json: eachCompletion((completion) => ({ ...completion, id: drawn() })),
    stream: (frames) => {
      const id = drawn();
      return eachChunk((chunk) => ({ ...chunk, id }))(frames);
    },
  },
};
