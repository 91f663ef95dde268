import { sdk } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const omitsChoiceIndex: Fault = {
  id: 'omits-choice-index',
  says: 'sends choices without an index',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => withChoice(chunk, { index: undefined })) },
};
