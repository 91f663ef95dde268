import { openapi } from '../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersAsUser: Fault = {
  id: 'answers-as-user',
  says: 'answers in the role of the user',
  seen: [openapi('#/components/schemas/ChatCompletionMessage/properties/role')],
  kills: ['chat.schema'],
  bend: {
    json: eachCompletion((completion) =>
      withChoice(completion, { message: { ...(firstChoice(completion)?.['message'] as JsonObject), role: 'user' } }),
    ),
  },
};
