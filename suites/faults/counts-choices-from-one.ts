import { openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const countsChoicesFromOne: Fault = {
  id: 'counts-choices-from-one',
  says: 'gives its only choice the index 1',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.one-choice'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { index: 1 })) },
};
