import { setTimeout } from 'node:timers/promises';
import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

/** Longer than any answer of the reference takes, so that a short one begins as late as a long one. */
const lateMs = 1000;

export const lateBurst: Variant = {
  id: 'late-burst',
  says: 'lets a stream wait in a queue, and then has every word of it at once',
  allowed: [rfc('9110 §15.3.1')],
  bend: {
    stream: async function* (frames) {
      const queued = setTimeout(lateMs);
      const answer: string[] = [];
      for await (const frame of frames) answer.push(frame);
      await queued;
      yield* answer;
    },
  },
};
