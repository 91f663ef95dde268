import { field } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const omitsDelta: Fault = {
  id: 'omits-delta',
  says: 'sends a choice without a delta',
  seen: [field('QwenLM/qwen-code#1448')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk, index) => (index === 1 ? withChoice(chunk, { delta: undefined }) : chunk)) },
};
