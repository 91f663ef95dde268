import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';
import { limitHeaders } from '../limit-headers.ts';

export const noLimitsOnStreams: Fault = {
  id: 'no-limits-on-streams',
  says: 'forgets the rate-limit headers on streams',
  seen: [field('Aider-AI/aider#5722')],
  kills: ['rate-limits.on-streams'],
  bend: { head: (head, request) => (wantsStream(request) ? withoutHeaders(limitHeaders)(head) : head) },
};
