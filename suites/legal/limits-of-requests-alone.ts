import { live } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';
import { limitHeaders } from '../limit-headers.ts';

export const limitsOfRequestsAlone: Variant = {
  id: 'limits-of-requests-alone',
  says: 'limits requests and not tokens',
  allowed: [live('rate limits guide, rate limits in headers')],
  bend: { head: withoutHeaders(limitHeaders.filter((name) => name.endsWith('-tokens'))) },
};
