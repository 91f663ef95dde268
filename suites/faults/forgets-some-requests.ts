import { field } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

let requests = 0;

export const forgetsSomeRequests: Fault = {
  id: 'forgets-some-requests',
  says: 'never answers every fifth chat request',
  seen: [field('ggml-org/llama.cpp#24496')],
  kills: ['concurrency.none-lost'],
  bend: { answer: (request) => (isChat(request) && ++requests % 5 === 0 ? new Promise(() => {}) : null) },
};
