import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesInText: Fault = {
  id: 'dates-in-text',
  says: 'dates a completion with a text',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/created')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => ({ ...completion, created: new Date().toISOString() })) },
};
