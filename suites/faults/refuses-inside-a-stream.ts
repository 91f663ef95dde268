import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const refusesInsideAStream: Fault = {
  id: 'refuses-inside-a-stream',
  says: 'opens a 200 stream for a faulty request and says in it what is wrong',
  seen: [field('BerriAI/litellm#25492'), field('BerriAI/litellm#6629')],
  kills: ['errors.before-a-stream'],
  bend: inPlaceOf(({ status }, request) => status >= 400 && status !== 401 && wantsStream(request), {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody('Invalid request.')}\n\ndata: [DONE]\n\n`,
  }),
};
