import { rfc, whatwg } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const charsetUtf8: Variant = {
  id: 'charset-utf8',
  says: 'says the charset of a stream, quoted and in capitals',
  allowed: [whatwg('9.2.5'), rfc('9110 §8.3.1')],
  bend: { head: labelStreams('Text/Event-Stream; charset="UTF-8"') },
};
