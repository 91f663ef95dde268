import { openapi } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const dropsCompletionModel: Fault = {
  id: 'drops-completion-model',
  says: 'does not say which model answered',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/model')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion(({ model: _, ...rest }) => rest) },
};
