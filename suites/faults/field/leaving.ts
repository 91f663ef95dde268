import { field } from '../../../spec/sources.ts';
import { Cut, isChat, isDone, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

let slotsHeld = 0;

export const keepsSlotsOfThoseWhoLeft: Fault = {
  id: 'keeps-slots-of-those-who-left',
  says: 'goes on generating for a client that has left, until the router before it gives the next one up with 504',
  seen: [field('ggml-org/llama.cpp#24496'), field('bman654/clodex#170'), field('ROCm/ATOM#1441')],
  kills: ['streaming.survives-leaving'],
  bend: {
    answer: (request) => {
      if (!isChat(request) || wantsStream(request) || slotsHeld === 0) return null;
      slotsHeld--;
      return { status: 504, body: errorBody('no slot became free in time', { type: 'server_error' }) };
    },
    stream: whenLeft(() => slotsHeld++),
  },
};

let departures = 0;

export const takesTheOthersAlong: Fault = {
  id: 'takes-the-others-along',
  says: 'resets every stream under way when one client leaves its own',
  seen: [field('mostlygeek/llama-swap#981')],
  kills: ['streaming.survives-leaving'],
  bend: {
    stream: (frames) => {
      const before = departures;
      return whenLeft(
        () => departures++,
        () => {
          if (departures > before) throw new Cut('reset');
        },
      )(frames);
    },
  },
};

/** Passes a stream on, and calls `left` when it ends before its sentinel; `each` is called before every frame. */
function whenLeft(left: () => void, each: () => void = () => {}) {
  return async function* (frames: AsyncIterable<string>): AsyncIterable<string> {
    let whole = false;
    try {
      for await (const frame of frames) {
        each();
        whole ||= isDone(frame);
        yield frame;
      }
    } finally {
      if (!whole) left();
    }
  };
}
