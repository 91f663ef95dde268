import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const constantRequestId: Fault = {
  id: 'constant-request-id',
  says: 'gives every request the same x-request-id',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id-unique'],
  bend: { head: withHeaders({ 'x-request-id': 'req_0' }) },
};
