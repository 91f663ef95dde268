import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesChunksInMilliseconds: Fault = {
  id: 'dates-chunks-in-milliseconds',
  says: 'dates the chunks of a stream in milliseconds',
  seen: [field('EricLBuehler/mistral.rs#1805')],
  kills: ['chat.created-now'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, created: Number(chunk['created']) * 1000 })) },
};
