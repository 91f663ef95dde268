import { sdk } from '../../spec/sources.ts';
import { isChat, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf } from '../refusals.ts';

export const answersQueued: Fault = {
  id: 'answers-queued',
  says: 'queues a request and answers 202 in place of a completion',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['clients.create'],
  bend: inPlaceOf(({ status }, request) => status === 200 && isChat(request) && !wantsStream(request), {
    status: 202,
    body: '{"status":"queued","position":3}',
  }),
};
