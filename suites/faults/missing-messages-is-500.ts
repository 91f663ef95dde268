import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, lacks } from '../refusals.ts';

export const missingMessagesIs500: Fault = {
  id: 'missing-messages-is-500',
  says: 'fails on a chat request without messages',
  seen: [field('vllm-project/vllm#51654'), field('BerriAI/litellm#31409')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => lacks(request, 'messages'), {
    status: 500,
    body: errorBody("KeyError: 'messages'", { type: 'server_error' }),
  }),
};
