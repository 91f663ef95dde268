import { setTimeout as pause } from 'node:timers/promises';
import { field, live } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';

const streams = live('chat completions, streaming');

const holdsOneBack: Fault = {
  id: 'holds-one-event-back',
  says: 'sends an event when the next one has come',
  seen: [streams],
  kills: ['stream-honesty.first-word-at-once'],
  bend: {
    stream: async function* (frames) {
      let held: string | null = null;
      for await (const frame of frames) {
        if (held !== null) yield held;
        held = frame;
      }
      if (held !== null) yield held;
    },
  },
};

const waitsBeforeItBegins: Fault = {
  id: 'waits-before-it-begins',
  says: 'keeps the beginning of a stream for half a second',
  seen: [field('LostRuins/koboldcpp#1168')],
  kills: ['stream-honesty.first-word-at-once'],
  bend: {
    stream: async function* (frames) {
      const began = pause(600);
      for await (const frame of frames) {
        await began;
        yield frame;
      }
    },
  },
};

const sendsByFours: Fault = {
  id: 'sends-by-fours',
  says: 'sends four events at a time',
  seen: [field('Kong/kong#12680')],
  kills: ['stream-honesty.word-by-word'],
  bend: {
    stream: async function* (frames) {
      let held = '';
      let count = 0;
      for await (const frame of frames) {
        held += frame;
        if (++count % 4 !== 0) continue;
        yield held;
        held = '';
      }
      yield held;
    },
  },
};

const sendsByTheClock: Fault = {
  id: 'sends-by-the-clock',
  says: 'sends what has come three times a second',
  seen: [field('xorbitsai/xagent#1358')],
  kills: ['stream-honesty.word-by-word'],
  bend: {
    stream: async function* (frames) {
      let held = '';
      let sent = performance.now();
      for await (const frame of frames) {
        held += frame;
        if (performance.now() - sent < 330) continue;
        yield held;
        held = '';
        sent = performance.now();
      }
      yield held;
    },
  },
};

const sendsAtTheEnd: Fault = {
  id: 'sends-at-the-end',
  says: 'sends a stream when it has ended upstream',
  seen: [field('Kong/kong#12680'), field('Kong/kong#14425')],
  kills: ['stream-honesty.word-by-word', 'stream-honesty.first-word-at-once'],
  bend: {
    stream: async function* (frames) {
      const held: string[] = [];
      for await (const frame of frames) held.push(frame);
      yield held.join('');
    },
  },
};

const collectsWhatItCounts: Fault = {
  id: 'collects-what-it-counts',
  says: 'sends a stream whose usage is asked for when it has ended upstream',
  seen: [field('Kong/kong#12680')],
  kills: ['stream-honesty.word-by-word'],
  bend: {
    stream: async function* (frames, request) {
      if (!String(request.body).includes('"include_usage":true')) return yield* frames;
      const held: string[] = [];
      for await (const frame of frames) held.push(frame);
      yield held.join('');
    },
  },
};

const sleepsAfterEvents: Fault = {
  id: 'sleeps-after-events',
  says: 'rests for 20 ms after every event, however quick the model is',
  seen: [streams],
  kills: ['stream-honesty.keeps-up'],
  bend: {
    stream: async function* (frames) {
      for await (const frame of frames) {
        yield frame;
        await pause(20);
      }
    },
  },
};

const looksLongAtWords: Fault = {
  id: 'looks-long-at-words',
  says: 'keeps every event for 60 ms',
  seen: [streams],
  kills: ['stream-honesty.little-delay'],
  bend: {
    stream: async function* (frames) {
      const due: { readonly frame: string; readonly at: Promise<unknown> }[] = [];
      const { promise: over, resolve } = Promise.withResolvers<void>();
      let wake: () => void = () => {};
      let ended = false;
      const read = async () => {
        for await (const frame of frames) {
          due.push({ frame, at: pause(60) });
          wake();
        }
      };
      const reading = read().finally(() => {
        ended = true;
        resolve();
        wake();
      });
      reading.catch(() => {}); // told by the await at the end
      for (;;) {
        const next = due.shift();
        if (next !== undefined) {
          await next.at;
          yield next.frame;
        } else if (ended) break;
        else await Promise.race([over, new Promise<void>((go) => (wake = go))]);
      }
      await reading;
    },
  },
};

export const delayFaults: readonly Fault[] = [
  holdsOneBack,
  waitsBeforeItBegins,
  sendsByFours,
  sendsByTheClock,
  sendsAtTheEnd,
  collectsWhatItCounts,
  sleepsAfterEvents,
  looksLongAtWords,
];
