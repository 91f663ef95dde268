import { sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const leavesLastLineOpen: Fault = {
  id: 'leaves-last-line-open',
  says: 'ends a stream without any line end',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['streaming.blank-line-after-every-event'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame.trimEnd() : frame)) },
};
