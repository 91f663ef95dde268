import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersWithNoChoice: Fault = {
  id: 'answers-with-no-choice',
  says: 'answers with an empty list of choices',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.one-choice'],
  bend: { json: eachCompletion((completion) => ({ ...completion, choices: [] })) },
};
