import { field } from '../../spec/sources.ts';
import { Cut, eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const hangsUpMidway: Fault = {
  id: 'hangs-up-midway',
  says: 'closes the connection in the middle of a stream',
  seen: [field('dativo-io/talon#217')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: eachFrame((frame, index) => {
      if (index === 2) throw new Cut('close');
      return frame;
    }),
  },
};
