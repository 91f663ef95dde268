import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const bareColons: Variant = {
  id: 'bare-colons',
  says: 'keeps a stream alive with lines of a colon alone',
  allowed: [whatwg('9.2.7')],
  bend: { stream: eachFrame((frame) => [':\n\n', ':\n', frame]) },
};
