import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const extraBlankLines: Variant = {
  id: 'extra-blank-lines',
  says: 'sends more blank lines than events need',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => `\n${frame}\n\n`) },
};
