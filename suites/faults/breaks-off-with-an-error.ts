import { field } from '../../spec/sources.ts';
import { eachFrame, frameOf, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const breaksOffWithAnError: Fault = {
  id: 'breaks-off-with-an-error',
  says: 'breaks every stream off with an error event and the sentinel',
  seen: [field('mozilla-ai/any-llm#847')],
  kills: ['streaming.finishes'],
  bend: {
    stream: eachFrame((frame, index) =>
      isDone(frame) || index === 0
        ? frame
        : index === 1
          ? frameOf({ error: { message: 'Provider disconnected', type: 'server_error', param: null, code: null } })
          : null,
    ),
  },
};
