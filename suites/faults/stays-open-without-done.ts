import { field } from '../../spec/sources.ts';
import { isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const staysOpenWithoutDone: Fault = {
  id: 'stays-open-without-done',
  says: 'keeps the response open after the finish and never sends the sentinel',
  seen: [field('diegosouzapw/OmniRoute#6777')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: async function* (frames) {
      for await (const frame of frames) if (!isDone(frame)) yield frame;
      await new Promise(() => {});
    },
  },
};
