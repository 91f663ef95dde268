import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const crLineEnds: Variant = {
  id: 'cr-line-ends',
  says: 'ends the lines of a stream with CR alone',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => frame.replaceAll('\n', '\r')) },
};
