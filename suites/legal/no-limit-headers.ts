import { live } from '../../spec/sources.ts';
import { withoutHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';
import { limitHeaders } from '../limit-headers.ts';

export const noLimitHeaders: Variant = {
  id: 'no-limit-headers',
  says: 'announces no rate limits',
  allowed: [live('rate limits guide, rate limits in headers')],
  bend: { head: withoutHeaders(limitHeaders) },
};
