import { rfc } from '../../spec/sources.ts';
import { Cut } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const hangsUpAfterDone: Fault = {
  id: 'hangs-up-after-done',
  says: 'closes the connection after the sentinel without ending the response',
  seen: [rfc('9112 §8')],
  kills: ['streaming.closes'],
  bend: {
    stream: async function* (frames) {
      yield* frames;
      throw new Cut('close');
    },
  },
};
