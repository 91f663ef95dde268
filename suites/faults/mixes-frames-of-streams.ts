import { field } from '../../spec/sources.ts';
import { eachFrame, jsonOf, textOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

let stray = '';

export const mixesFramesOfStreams: Fault = {
  id: 'mixes-frames-of-streams',
  says: 'writes a frame of one stream into another',
  seen: [field('QuantumNous/new-api#5445')],
  kills: ['concurrency.no-cross-talk'],
  bend: {
    stream: eachFrame((frame) => {
      if (textOf(jsonOf(frame) ?? {}) === '') return frame;
      const writes = [stray, frame];
      stray = frame;
      return writes.filter((write) => write !== '');
    }),
  },
};
