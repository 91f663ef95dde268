import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const emptyRequestId: Fault = {
  id: 'empty-request-id',
  says: 'sends an x-request-id without a value',
  seen: [field('mozilla-ai/otari#572')],
  kills: ['http.request-id'],
  bend: { head: withHeaders({ 'x-request-id': '' }) },
};
