import { field } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const finishesWithEos: Fault = {
  id: 'finishes-with-eos',
  says: 'gives a completion the finish_reason of an engine, eos_token',
  seen: [field('BerriAI/litellm#322')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { finish_reason: 'eos_token' })) },
};
