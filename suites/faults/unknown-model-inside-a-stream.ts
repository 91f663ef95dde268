import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf, isUnknownModel } from '../refusals.ts';

export const unknownModelInsideAStream: Fault = {
  id: 'unknown-model-inside-a-stream',
  says: 'opens a 200 stream before it knows whether it has the model',
  seen: [field('vllm-project/vllm#40986'), field('BerriAI/litellm#25492')],
  kills: ['errors.before-a-stream'],
  bend: inPlaceOf((head, request) => isUnknownModel(head, request) && wantsStream(request), {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody('The model does not exist.', { code: 'model_not_found' })}\n\ndata: [DONE]\n\n`,
  }),
};
