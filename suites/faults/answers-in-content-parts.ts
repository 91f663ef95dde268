import { field } from '../../spec/sources.ts';
import { eachCompletion, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersInContentParts: Fault = {
  id: 'answers-in-content-parts',
  says: 'answers with an array of parts as the content of the message',
  seen: [field('vercel/ai#13703')],
  kills: ['chat.schema'],
  bend: {
    json: eachCompletion((completion) =>
      withChoice(completion, { message: { role: 'assistant', content: [{ type: 'text', text: 'OK' }] } }),
    ),
  },
};
