import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const eventLinesWithoutData: Fault = {
  id: 'event-lines-without-data',
  says: 'keeps a stream awake with events that have a name and no data',
  seen: [field('openclaw/openclaw#52679')],
  kills: ['clients.stream'],
  bend: { stream: eachFrame((frame, index) => (index === 1 ? ['event: ping\n\n', frame] : frame)) },
};
