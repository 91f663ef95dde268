import { sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const namesEventsError: Fault = {
  id: 'names-events-error',
  says: 'names the events of a healthy stream `error`',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.no-event-names'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame : `event: error\n${frame}`)) },
};
