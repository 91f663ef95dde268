import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const pingsByEvent: Fault = {
  id: 'pings-by-event',
  says: 'keeps a stream alive with `event: ping`',
  seen: [field('openclaw/openclaw#52679')],
  kills: ['streaming.no-empty-events'],
  bend: { stream: eachFrame((frame, index) => (index === 1 ? ['event: ping\n\n', frame] : frame)) },
};
