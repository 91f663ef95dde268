import { field } from '../../spec/sources.ts';
import { isChat, type Received, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';

let former: Received | null = null;

export const answersTheFormerRequest: Fault = {
  id: 'answers-the-former-request',
  says: 'answers a request with what the one before it asked for',
  seen: [field('ml-explore/mlx-lm#965'), field('QuantumNous/new-api#5445')],
  kills: ['concurrency.no-cross-talk'],
  bend: {
    request: (request) => {
      if (!isChat(request) || wantsStream(request)) return request;
      const sent = former ?? request;
      former = request;
      return sent;
    },
  },
};
