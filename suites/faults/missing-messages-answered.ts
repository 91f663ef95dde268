import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { asking, lacks } from '../refusals.ts';

export const missingMessagesAnswered: Fault = {
  id: 'missing-messages-answered',
  says: 'lets the model answer a request without messages',
  seen: [field('huggingface/text-generation-inference#1896')],
  kills: ['errors.missing-messages'],
  bend: {
    request: (request) =>
      lacks(request, 'messages') ? asking(request, { messages: [{ role: 'user', content: '' }] }) : request,
  },
};
