import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const restampsChunks: Fault = {
  id: 'restamps-chunks',
  says: 'dates every chunk anew',
  seen: [field('sgl-project/sglang#39864')],
  kills: ['streaming.one-created'],
  bend: { stream: eachChunk((chunk, index) => ({ ...chunk, created: Number(chunk['created']) + index })) },
};
