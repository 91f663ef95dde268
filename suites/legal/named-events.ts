import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const namedEvents: Variant = {
  id: 'named-events',
  says: 'names every event `message`, as an unnamed one is called',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => `event: message\n${frame}`) },
};
