import { field, live } from '../../../spec/sources.ts';
import { type Bend, isChat, isDone, type Reply, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

/** Answers as many chats that are not streamed as clients have left a stream in this way. */
function afterLeaving(reply: () => Reply | Promise<never>): Bend {
  let left = 0;
  return {
    answer: (request) => {
      if (!isChat(request) || wantsStream(request) || left === 0) return null;
      left--;
      return reply();
    },
    stream: async function* (frames) {
      let whole = false;
      try {
        for await (const frame of frames) {
          whole ||= isDone(frame);
          yield frame;
        }
      } finally {
        if (!whole) left++;
      }
    },
  };
}

export const failsAfterLeaving: Fault = {
  id: 'fails-after-leaving',
  says: 'answers the next request with 500 when a client has left in the middle of a stream',
  seen: [live('chat completions, streaming')],
  kills: ['streaming.survives-leaving', 'clients.leaving'],
  bend: afterLeaving(() => ({ status: 500, body: errorBody('stream closed', { type: 'server_error' }) })),
};

export const answersWithTheRest: Fault = {
  id: 'answers-with-the-rest',
  says: 'answers the next request with the rest of a stream that a client has left',
  seen: [field('ml-explore/mlx-lm#965')],
  kills: ['streaming.survives-leaving'],
  bend: afterLeaving(() => ({
    headers: { 'content-type': 'text/event-stream' },
    body: 'data: {"choices":[]}\n\ndata: [DONE]\n\n',
  })),
};
