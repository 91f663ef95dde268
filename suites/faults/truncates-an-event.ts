import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const truncatesAnEvent: Fault = {
  id: 'truncates-an-event',
  says: 'sends an event whose JSON breaks off',
  seen: [field('anomalyco/opencode#23442')],
  kills: ['streaming.data-is-json'],
  bend: { stream: eachFrame((frame, index) => (index === 1 ? `${frame.slice(0, -30)}\n\n` : frame)) },
};
