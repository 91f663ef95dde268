import { setTimeout as sleep } from 'node:timers/promises';
import { field } from '../../../spec/sources.ts';
import { type Bend, isChat, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const slow = field('BerriAI/litellm#21046');
const heldMs = 150; // three times what may be added, also on a busy machine

const waitsBefore = (milliseconds: number): Bend => ({
  forward: async (request, send) => {
    if (isChat(request)) await sleep(milliseconds);
    return send(request);
  },
});

/** Each adds a time of its own to what the provider takes. */
export const overheadFaults: readonly Fault[] = [
  {
    id: 'thinks-before-it-asks',
    says: 'takes its time before it passes a request on',
    seen: [slow],
    kills: ['overhead.added-latency', 'overhead.added-first-byte'],
    bend: waitsBefore(heldMs),
  },
  {
    id: 'asks-somebody-else-first',
    says: 'asks another service at every request, which takes a third of a second',
    seen: [slow],
    kills: ['overhead.bearable'],
    bend: waitsBefore(350),
  },
  {
    id: 'writes-down-before-it-answers',
    says: 'holds a whole answer back until it has written it down',
    seen: [slow],
    kills: ['overhead.added-latency'],
    bend: {
      forward: async (request, send) => {
        const answer = await send(request);
        if (isChat(request) && !wantsStream(request)) await sleep(heldMs);
        return answer;
      },
    },
  },
  {
    id: 'begins-streams-late',
    says: 'holds the first event of a stream back',
    seen: [slow],
    kills: ['overhead.added-first-byte'],
    bend: {
      async *stream(frames, request) {
        let first = isChat(request);
        for await (const frame of frames) {
          if (first) await sleep(heldMs);
          first = false;
          yield frame;
        }
      },
    },
  },
];
