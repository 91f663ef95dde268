import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const numberedEvents: Variant = {
  id: 'numbered-events',
  says: 'numbers its events',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame, index) => `id: ${index}\n${frame}`) },
};
