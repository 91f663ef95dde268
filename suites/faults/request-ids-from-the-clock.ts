import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

const second = () => `req_${Math.floor(Date.now() / 10_000)}`; // ten seconds wide, so that a slow machine shows it too

export const requestIdsFromTheClock: Fault = {
  id: 'request-ids-from-the-clock',
  says: 'makes its request ids from the time alone',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id-unique'],
  bend: { head: (head) => withHeaders({ 'x-request-id': second() })(head) },
};
