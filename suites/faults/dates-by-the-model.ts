import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesByTheModel: Fault = {
  id: 'dates-by-the-model',
  says: 'dates a completion with the time the model was made',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/created')],
  kills: ['chat.created-now'],
  bend: { json: eachCompletion((completion) => ({ ...completion, created: 1_686_935_002 })) },
};
