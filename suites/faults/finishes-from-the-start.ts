import { field } from '../../spec/sources.ts';
import { eachChunk, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const finishesFromTheStart: Fault = {
  id: 'finishes-from-the-start',
  says: 'says stop from the first chunk on',
  seen: [field('BerriAI/litellm#376')],
  kills: ['streaming.finishes'],
  bend: { stream: eachChunk((chunk) => withChoice(chunk, { finish_reason: 'stop' })) },
};
