import { field } from '../../spec/sources.ts';
import { deltaOf, eachChunk, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsChunksAsChoices: Fault = {
  id: 'counts-chunks-as-choices',
  says: 'raises the index of the choice with every chunk, and sends a message beside the delta',
  seen: [field('microsoft/foundry-local#144')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk, index) => withChoice(chunk, { index, message: deltaOf(chunk) })) },
};
