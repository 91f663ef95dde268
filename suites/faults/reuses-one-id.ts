import { live } from '../../spec/sources.ts';
import { eachChunk, eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const reusesOneId: Fault = {
  id: 'reuses-one-id',
  says: 'gives every completion the same id',
  seen: [live('chat completions, object')],
  kills: ['concurrency.own-id'],
  bend: {
    json: eachCompletion((completion) => ({ ...completion, id: 'chatcmpl-1' })),
    stream: eachChunk((chunk) => ({ ...chunk, id: 'chatcmpl-1' })),
  },
};
