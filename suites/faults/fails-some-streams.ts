import { field } from '../../spec/sources.ts';
import { eachFrame, frameOf, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

let streams = 0;

export const failsSomeStreams: Fault = {
  id: 'fails-some-streams',
  says: 'breaks every third stream off with an error event',
  seen: [field('Portkey-AI/gateway#1206')],
  kills: ['concurrency.none-lost'],
  bend: {
    stream: (frames) => {
      const failing = ++streams % 3 === 0;
      return eachFrame((frame, index) =>
        !failing || index === 0 || isDone(frame)
          ? frame
          : index === 1
            ? frameOf({ error: { message: 'worker died', type: 'server_error', param: null, code: null } })
            : null,
      )(frames);
    },
  },
};
