import { sdk } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { finishOf } from '../tool-bends.ts';

export const lateRole: Variant = {
  id: 'late-role',
  says: 'says the role with the last chunk only',
  allowed: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  bend: {
    stream: eachChunk((chunk) => withDelta(chunk, { role: finishOf(chunk) === null ? undefined : 'assistant' })),
  },
};
