import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

export const identityCoding: Variant = {
  id: 'identity-coding',
  says: 'names the identity as content coding',
  allowed: [rfc('9110 §8.4.1')],
  bend: { head: (head) => ({ ...head, headers: { ...head.headers, 'content-encoding': 'identity' } }) },
};
