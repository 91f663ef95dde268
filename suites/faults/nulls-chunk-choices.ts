import { sdk } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsChunkChoices: Fault = {
  id: 'nulls-chunk-choices',
  says: 'sends a chunk whose choices are null',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk, index) => (index === 1 ? { ...chunk, choices: null } : chunk)) },
};
