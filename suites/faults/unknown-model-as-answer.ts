import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnknownModel } from '../refusals.ts';

const completion = {
  id: 'chatcmpl-error',
  object: 'chat.completion',
  created: 1_767_225_600,
  model: 'error',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'Error: the model does not exist.', refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
};

export const unknownModelAsAnswer: Fault = {
  id: 'unknown-model-as-answer',
  says: 'says as the assistant that it does not have the model',
  seen: [field('BaseIntelligence/bounty-challenge#16336')],
  kills: ['errors.unknown-model'],
  bend: inPlaceOf(isUnknownModel, { status: 200, body: JSON.stringify(completion) }),
};
