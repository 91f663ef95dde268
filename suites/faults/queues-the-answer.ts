import { sdk } from '../../spec/sources.ts';
import { eachCompletion, isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const queuesTheAnswer: Fault = {
  id: 'queues-the-answer',
  says: 'answers 202 with a ticket in place of the completion',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['chat.answers-200'],
  bend: {
    head: (head, request) => (isChat(request) && head.status === 200 ? { ...head, status: 202 } : head),
    json: eachCompletion(({ id }) => ({ id, status: 'queued' })),
  },
};
