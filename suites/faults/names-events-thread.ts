import { sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const namesEventsThread: Fault = {
  id: 'names-events-thread',
  says: 'names the events of a stream as the Assistants API does',
  seen: [sdk('openai-node src/core/streaming.ts'), sdk('openai-python _streaming.py')],
  kills: ['streaming.no-event-names'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame : `event: thread.message.delta\n${frame}`)) },
};
