import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const wrongKeyInsideAStream: Fault = {
  id: 'wrong-key-inside-a-stream',
  says: 'opens a 200 stream to say in it that the key is wrong',
  seen: [field('vllm-project/vllm#40986')],
  kills: ['auth.stream-refused-plainly'],
  bend: inPlaceOf(({ status }, request) => status === 401 && wantsStream(request), {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody('Incorrect API key provided.', { code: 'invalid_api_key' })}\n\ndata: [DONE]\n\n`,
  }),
};
