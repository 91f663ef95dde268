import { field, sdk } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsChunksAsCompletion: Fault = {
  id: 'labels-chunks-as-completion',
  says: 'calls its chunks whole completions',
  seen: [sdk('openai-python lib/streaming'), field('Portkey-AI/gateway#858')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, object: 'chat.completion' })) },
};
