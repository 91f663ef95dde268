import { sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const leavesLastEventOpen: Fault = {
  id: 'leaves-last-event-open',
  says: 'ends a stream without the last blank line',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['streaming.blank-line-after-every-event'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame.slice(0, -1) : frame)) },
};
