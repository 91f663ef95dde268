import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsChoices: Fault = {
  id: 'nulls-choices',
  says: 'answers with null for choices',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => ({ ...completion, choices: null })) },
};
