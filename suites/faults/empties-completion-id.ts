import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const emptiesCompletionId: Fault = {
  id: 'empties-completion-id',
  says: 'answers with an empty id',
  seen: [field('huggingface/text-generation-inference#1782')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => ({ ...completion, id: '' })) },
};
