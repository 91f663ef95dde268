import { rfc } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const oddWrites: Variant = {
  id: 'odd-writes',
  says: 'writes events cut anywhere',
  allowed: [rfc('9112 §7.1')],
  bend: { stream: eachFrame((frame) => [frame.slice(0, 7), frame.slice(7, -1), frame.slice(-1)]) },
};
