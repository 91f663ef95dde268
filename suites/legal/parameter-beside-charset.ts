import { rfc } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const parameterBesideCharset: Variant = {
  id: 'parameter-beside-charset',
  says: 'says the charset of a stream without a space, and another parameter',
  allowed: [rfc('9110 §8.3.1')],
  bend: { head: labelStreams('text/event-stream;charset=utf-8;v=1') },
};
