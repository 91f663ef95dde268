import { field } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const repeatsDone: Fault = {
  id: 'repeats-done',
  says: 'sends the sentinel twice',
  seen: [field('ray-project/ray#62246')],
  kills: ['streaming.ends-with-done'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? [frame, frame] : frame)) },
};
