import { field } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

let requests = 0;

export const answers500UnderLoad: Fault = {
  id: 'answers-500-under-load',
  says: 'answers every fifth chat request with 500',
  seen: [field('ml-explore/mlx-lm#965')],
  kills: ['concurrency.none-lost'],
  bend: {
    answer: (request) =>
      isChat(request) && ++requests % 5 === 0
        ? {
            status: 500,
            body: JSON.stringify({
              error: { message: 'internal error', type: 'server_error', param: null, code: null },
            }),
          }
        : null,
  },
};
