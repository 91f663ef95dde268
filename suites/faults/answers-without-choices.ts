import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersWithoutChoices: Fault = {
  id: 'answers-without-choices',
  says: 'leaves the choices out of a completion',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion(({ choices: _, ...rest }) => rest) },
};
