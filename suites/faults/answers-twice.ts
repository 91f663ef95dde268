import { openapi } from '../../spec/sources.ts';
import { eachCompletion, firstChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersTwice: Fault = {
  id: 'answers-twice',
  says: 'answers with two choices when one was asked for',
  seen: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
  kills: ['chat.one-choice'],
  bend: {
    json: eachCompletion((completion) => ({
      ...completion,
      choices: [firstChoice(completion), { ...firstChoice(completion), index: 1 }],
    })),
  },
};
