import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsCompletionAsChunk: Fault = {
  id: 'labels-completion-as-chunk',
  says: 'calls a whole completion a chunk',
  seen: [field('Portkey-AI/gateway#858')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => ({ ...completion, object: 'chat.completion.chunk' })) },
};
