import { field } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const repeatsRole: Fault = {
  id: 'repeats-role',
  says: 'says the role in every chunk',
  seen: [field('BerriAI/litellm#8193')],
  kills: ['streaming.role-once'],
  bend: { stream: eachChunk((chunk) => withDelta(chunk, { role: 'assistant' })) },
};
