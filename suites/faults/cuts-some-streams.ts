import { field } from '../../spec/sources.ts';
import { Cut, eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

let streams = 0;

export const cutsSomeStreams: Fault = {
  id: 'cuts-some-streams',
  says: 'resets every third stream under way',
  seen: [field('lemonade-sdk/lemonade#1836')],
  kills: ['concurrency.none-lost'],
  bend: {
    stream: (frames) => {
      const cut = ++streams % 3 === 0;
      return eachFrame((frame, index) => {
        if (cut && index === 1) throw new Cut('reset');
        return frame;
      })(frames);
    },
  },
};
