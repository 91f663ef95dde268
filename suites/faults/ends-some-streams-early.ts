import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

let streams = 0;

export const endsSomeStreamsEarly: Fault = {
  id: 'ends-some-streams-early',
  says: 'ends every third stream before its finish, without an error',
  seen: [field('mozilla-ai/any-llm#847')],
  kills: ['concurrency.none-lost'],
  bend: {
    stream: (frames) => {
      const short = ++streams % 3 === 0;
      return eachFrame((frame, index) => (short && index > 1 ? null : frame))(frames);
    },
  },
};
