import { rfc } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const charsetParameter: Variant = {
  id: 'charset-parameter',
  says: 'adds charset=utf-8 to its content types',
  allowed: [rfc('9110 §8.3.1')],
  bend: { head: changingHeaders({ 'content-type': (type) => `${type}; charset=utf-8` }) },
};
