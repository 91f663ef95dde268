import { sdk } from '../../spec/sources.ts';
import { isChat, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersCreated: Fault = {
  id: 'answers-created',
  says: 'sends completions with 201, as frameworks do for every POST',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['clients.with-response'],
  bend: {
    head: ({ status, headers }, request) => ({
      status: isChat(request) && !wantsStream(request) && status === 200 ? 201 : status,
      headers,
    }),
  },
};
