import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const noRequestIdOnStreams: Fault = {
  id: 'no-request-id-on-streams',
  says: 'forgets x-request-id on streams',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id'],
  bend: { head: (head, request) => (wantsStream(request) ? withoutHeaders(['x-request-id'])(head) : head) },
};
