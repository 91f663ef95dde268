import { whatwg } from '../../spec/sources.ts';
import { isDone } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const blocksOfEvents: Variant = {
  id: 'blocks-of-events',
  says: 'sends the events of a stream ten at a time',
  allowed: [whatwg('9.2.7')],
  bend: {
    stream: async function* (frames) {
      let block = '';
      let events = 0;
      for await (const frame of frames) {
        block += frame;
        if (++events % 10 !== 0 && !isDone(frame)) continue;
        yield block;
        block = '';
      }
      if (block !== '') yield block; // not every kind of stream ends with the sentinel
    },
  },
};
