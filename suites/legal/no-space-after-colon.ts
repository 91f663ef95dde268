import { field, whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const noSpaceAfterColon: Variant = {
  id: 'no-space-after-colon',
  says: 'writes `data:` without a space after it',
  allowed: [whatwg('9.2.6'), field('kubernetes-sigs/inference-perf#781')],
  bend: { stream: eachFrame((frame) => frame.replace('data: ', 'data:')) },
};
