import { field } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const finishesWithEndTurn: Fault = {
  id: 'finishes-with-end-turn',
  says: 'gives a completion the finish_reason of another API, end_turn',
  seen: [field('BerriAI/litellm#12481')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { finish_reason: 'end_turn' })) },
};
