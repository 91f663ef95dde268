import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const buffersStream: Fault = {
  id: 'buffers-stream',
  says: 'keeps a stream back and sends it whole at its end',
  seen: [field('Kong/kong#12680'), field('LostRuins/koboldcpp#1168')],
  kills: ['streaming.arrives-in-pieces'],
  bend: {
    stream: async function* (frames) {
      const kept: string[] = [];
      for await (const frame of frames) kept.push(frame);
      yield kept.join('');
    },
  },
};
