import { field } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const noRequestId: Fault = {
  id: 'no-request-id',
  says: 'sends no x-request-id',
  seen: [field('vllm-project/vllm#9593')],
  kills: ['http.request-id'],
  bend: { head: withoutHeaders(['x-request-id']) },
};
