import { field } from '../../spec/sources.ts';
import { Cut, eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const resetsMidway: Fault = {
  id: 'resets-midway',
  says: 'resets the connection in the middle of a stream',
  seen: [field('kortix-ai/suna#3696'), field('codexmark/kram#105')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: eachFrame((frame, index) => {
      if (index === 2) throw new Cut('reset');
      return frame;
    }),
  },
};
