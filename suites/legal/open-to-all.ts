import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const openToAll: Variant = {
  id: 'open-to-all',
  says: 'asks nobody for a key',
  allowed: [rfc('9110 §11.1')],
  bend: { request: withKey },
};
