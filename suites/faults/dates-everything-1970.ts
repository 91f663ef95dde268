import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesEverything1970: Fault = {
  id: 'dates-everything-1970',
  says: 'dates every completion with 0',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/created')],
  kills: ['chat.created-now'],
  bend: { json: eachCompletion((completion) => ({ ...completion, created: 0 })) },
};
