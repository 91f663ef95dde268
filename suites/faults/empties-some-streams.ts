import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

let streams = 0;

export const emptiesSomeStreams: Fault = {
  id: 'empties-some-streams',
  says: 'answers every third stream with no bytes',
  seen: [field('preloop/preloop#121')],
  kills: ['concurrency.none-lost'],
  bend: {
    stream: (frames) => {
      const empty = ++streams % 3 === 0;
      return eachFrame((frame) => (empty ? null : frame))(frames);
    },
  },
};
