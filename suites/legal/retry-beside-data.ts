import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const retryBesideData: Variant = {
  id: 'retry-beside-data',
  says: 'suggests a time for reconnecting, in the first event',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame, index) => (index === 0 ? `retry: 3000\n${frame}` : frame)) },
};
