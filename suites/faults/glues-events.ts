import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const gluesEvents: Fault = {
  id: 'glues-events',
  says: 'writes an event over the end of the one before it',
  seen: [field('anomalyco/opencode#23442')],
  kills: ['streaming.data-is-json'],
  bend: { stream: eachFrame((frame, index) => (index === 1 ? frame.slice(0, 60) : frame)) },
};
