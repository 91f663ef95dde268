import { openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersInOldText: Fault = {
  id: 'answers-in-old-text',
  says: 'answers a chat with the text of a legacy completion',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { message: undefined, text: 'OK' })) },
};
