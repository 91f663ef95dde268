import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const constantRequestIdOnErrors: Fault = {
  id: 'constant-request-id-on-errors',
  says: 'gives every refused request the same x-request-id',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id-unique'],
  bend: { head: (head) => (head.status < 400 ? head : withHeaders({ 'x-request-id': 'req_error' })(head)) },
};
