import { sdk } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const completionAsTextForSdk: Fault = {
  id: 'completion-as-text-for-sdk',
  says: 'labels completions text/plain, so that the SDK hands out a string',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['clients.create'],
  bend: {
    head: (head, request) =>
      isChat(request) && head.headers['content-type'] === 'application/json' && head.status === 200
        ? withHeaders({ 'content-type': 'text/plain' })(head)
        : head,
  },
};
