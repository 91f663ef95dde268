import { sdk } from '../../spec/sources.ts';
import { eachFrame, firstChoice, jsonOf } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const twoFinishes: Variant = {
  id: 'two-finishes',
  says: 'sends the chunk that finishes twice',
  allowed: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  bend: {
    stream: eachFrame((frame) => (firstChoice(jsonOf(frame))?.['finish_reason'] === 'stop' ? [frame, frame] : frame)),
  },
};
