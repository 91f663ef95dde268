import { field, sdk } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const omitsChoices: Fault = {
  id: 'omits-choices',
  says: 'sends a chunk without choices',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts'), field('Portkey-AI/gateway#1629')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk, index) => (index === 1 ? { ...chunk, choices: undefined } : chunk)) },
};
