import { rfc } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const splitLineEnds: Variant = {
  id: 'split-line-ends',
  says: 'writes CR and LF apart',
  allowed: [rfc('9112 §7.1')],
  bend: { stream: eachFrame((frame) => frame.replaceAll('\n', '\r\n').split(/(?<=\r)/)) },
};
