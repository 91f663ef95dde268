import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const renamesEveryChunk: Fault = {
  id: 'renames-every-chunk',
  says: 'gives every chunk an id of its own',
  seen: [field('BerriAI/litellm#1571'), field('ggml-org/llama.cpp#5876')],
  kills: ['streaming.one-id'],
  bend: { stream: eachChunk((chunk, index) => ({ ...chunk, id: `${chunk['id']}-${index}` })) },
};
