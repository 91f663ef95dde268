import { sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const padsDone: Fault = {
  id: 'pads-done',
  says: 'sends the sentinel with a space after it',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.ends-with-done'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? 'data: [DONE] \n\n' : frame)) },
};
