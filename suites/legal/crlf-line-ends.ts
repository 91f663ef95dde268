import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const crlfLineEnds: Variant = {
  id: 'crlf-line-ends',
  says: 'ends the lines of a stream with CRLF',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => frame.replaceAll('\n', '\r\n')) },
};
