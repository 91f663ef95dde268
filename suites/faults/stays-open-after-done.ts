import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const staysOpenAfterDone: Fault = {
  id: 'stays-open-after-done',
  says: 'keeps the response open after the sentinel',
  seen: [field('diegosouzapw/OmniRoute#6777')],
  kills: ['streaming.closes'],
  bend: {
    stream: async function* (frames) {
      yield* frames;
      await new Promise(() => {});
    },
  },
};
