import { sdk } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const refusesInA400Stream: Fault = {
  id: 'refuses-in-a-400-stream',
  says: 'refuses a faulty streaming request with the right status but as an event of a stream',
  seen: [sdk('openai-node src/client.ts, makeRequest')],
  kills: ['errors.before-a-stream'],
  bend: inPlaceOf(({ status }, request) => status >= 400 && status !== 401 && wantsStream(request), {
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody('Invalid request.')}\n\n`,
  }),
};
