import { field } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const noRequestIdOnErrors: Fault = {
  id: 'no-request-id-on-errors',
  says: 'sends x-request-id with successes only',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id'],
  bend: { head: (head) => (head.status < 400 ? head : withoutHeaders(['x-request-id'])(head)) },
};
