import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, lacks } from '../refusals.ts';

export const missingMessagesIs200: Fault = {
  id: 'missing-messages-is-200',
  says: 'answers a request without messages with 200 and an error in the body',
  seen: [field('runpod-workers/worker-vllm#57'), field('langchain-ai/langchain#40380')],
  kills: ['errors.missing-messages'],
  bend: inPlaceOf((_head, request) => lacks(request, 'messages'), {
    status: 200,
    body: errorBody('messages is required', { param: 'messages' }),
  }),
};
