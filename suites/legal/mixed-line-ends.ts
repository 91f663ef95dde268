import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const mixedLineEnds: Variant = {
  id: 'mixed-line-ends',
  says: 'ends the lines of a stream now with LF, now with CRLF, now with CR',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame, index) => frame.replaceAll('\n', ['\n', '\r\n', '\r'][index % 3] ?? '\n')) },
};
