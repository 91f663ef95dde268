import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const pingsByEmptyData: Fault = {
  id: 'pings-by-empty-data',
  says: 'keeps a stream alive with an empty `data:`',
  seen: [field('openclaw/openclaw#52679')],
  kills: ['streaming.no-empty-events'],
  bend: { stream: eachFrame((frame, index) => (index === 1 ? ['data:\n\n', frame] : frame)) },
};
