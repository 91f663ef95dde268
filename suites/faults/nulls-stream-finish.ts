import { field } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsStreamFinish: Fault = {
  id: 'nulls-stream-finish',
  says: 'leaves finish_reason null to the end',
  seen: [field('openai/openai-node#1206')],
  kills: ['streaming.finishes'],
  bend: { stream: eachChunk((chunk) => withChoice(chunk, { finish_reason: null })) },
};
