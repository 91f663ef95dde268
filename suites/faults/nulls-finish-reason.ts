import { openapi } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsFinishReason: Fault = {
  id: 'nulls-finish-reason',
  says: 'gives a whole completion no finish_reason',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => withChoice(completion, { finish_reason: null })) },
};
