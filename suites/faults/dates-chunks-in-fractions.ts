import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesChunksInFractions: Fault = {
  id: 'dates-chunks-in-fractions',
  says: 'dates chunks with fractions of a second',
  seen: [field('envoyproxy/ai-gateway#962')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, created: Number(chunk['created']) + 0.5 })) },
};
