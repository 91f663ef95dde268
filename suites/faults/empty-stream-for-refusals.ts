import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf } from '../refusals.ts';

export const emptyStreamForRefusals: Fault = {
  id: 'empty-stream-for-refusals',
  says: 'opens a 200 stream for a faulty request and closes it without a byte',
  seen: [field('preloop/preloop#121')],
  kills: ['errors.before-a-stream'],
  bend: inPlaceOf(({ status }, request) => status >= 400 && status !== 401 && wantsStream(request), {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: '',
  }),
};
