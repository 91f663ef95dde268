import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsUsage: Fault = {
  id: 'nulls-usage',
  says: 'reports null as the usage of a whole completion',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/usage')],
  kills: ['chat.usage-present'],
  bend: { json: eachCompletion((completion) => ({ ...completion, usage: null })) },
};
