import { setTimeout } from 'node:timers/promises';
import { whatwg } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

export const silenceBeforeWords: Variant = {
  id: 'silence-before-words',
  says: 'waits 300 ms between the role and the first words',
  allowed: [whatwg('9.2.7')],
  bend: {
    stream: async function* (frames) {
      let index = 0;
      for await (const frame of frames) {
        if (index++ === 1) await setTimeout(300);
        yield frame;
      }
    },
  },
};
