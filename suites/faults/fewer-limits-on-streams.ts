import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';
import { limitHeaders } from '../limit-headers.ts';

export const fewerLimitsOnStreams: Fault = {
  id: 'fewer-limits-on-streams',
  says: 'sends the limits of requests on streams but not those of tokens',
  seen: [field('sashabaranov/go-openai#495')],
  kills: ['rate-limits.on-streams'],
  bend: {
    head: (head, request) =>
      wantsStream(request) ? withoutHeaders(limitHeaders.filter((name) => name.endsWith('-tokens')))(head) : head,
  },
};
