import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const dropsFinish: Fault = {
  id: 'drops-finish',
  says: 'never sends the chunk that finishes',
  seen: [field('openai/openai-node#1292'), field('anomalyco/opencode#43882')],
  kills: ['streaming.finishes'],
  bend: { stream: eachChunk((chunk) => (firstChoice(chunk)?.['finish_reason'] === null ? chunk : null)) },
};
