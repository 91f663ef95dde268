import { openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersWithoutMessage: Fault = {
  id: 'answers-without-message',
  says: 'answers with a choice that has no message',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { message: undefined })) },
};
