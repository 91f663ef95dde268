import { rfc } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const oddMediaTypeLetters: Variant = {
  id: 'odd-media-type-letters',
  says: 'writes media types with capitals and a space before the parameter',
  allowed: [rfc('9110 §8.3.1')],
  bend: {
    head: changingHeaders({
      'content-type': (type) => (type === 'application/json' ? 'Application/JSON ; v=1' : type),
    }),
  },
};
