import { sdk } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const wrongKeyAs401Stream: Fault = {
  id: 'wrong-key-as-401-stream',
  says: 'sends the refusal of a wrong key as an event of a 401 stream',
  seen: [sdk('openai-node src/client.ts, makeRequest')],
  kills: ['auth.stream-refused-plainly'],
  bend: inPlaceOf(({ status }, request) => status === 401 && wantsStream(request), {
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody('Incorrect API key provided.', { code: 'invalid_api_key' })}\n\n`,
  }),
};
