import { field, whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const commentsInsideEvents: Variant = {
  id: 'comments-inside-events',
  says: 'puts comments into events, around their data',
  allowed: [whatwg('9.2.6'), field('diegosouzapw/OmniRoute#7031')],
  bend: { stream: eachFrame((frame) => `: cost 0.00002\n${frame.trimEnd()}\n: provider two\n\n`) },
};
