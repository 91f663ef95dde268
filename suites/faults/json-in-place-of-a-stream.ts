import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { asking } from '../refusals.ts';

export const jsonInPlaceOfAStream: Fault = {
  id: 'json-in-place-of-a-stream',
  says: 'answers a streaming request with one JSON completion',
  seen: [field('openclaw/openclaw#97474')],
  kills: ['clients.stream'],
  bend: { request: (request) => (wantsStream(request) ? asking(request, { stream: false }) : request) },
};
