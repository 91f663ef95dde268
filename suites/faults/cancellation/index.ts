import { setTimeout as pause } from 'node:timers/promises';
import { field } from '../../../spec/sources.ts';
import { type Bend, Cut, isChat, isDone, isFor, type Received, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

/** Keeps requests open upstream when their client has left, for so many milliseconds. */
const staying = (which: (request: Received) => boolean, milliseconds: number | null = null): Bend => ({
  forward: (request, send, left) => {
    if (!isChat(request) || !which(request)) return send(request);
    const over = new AbortController();
    if (milliseconds !== null)
      left.addEventListener('abort', () => setTimeout(() => over.abort(), milliseconds).unref());
    return send(request, over.signal);
  },
});

const says = (word: string) => (request: Received) => String(request.body).includes(word);

const drainsStreams: Fault = {
  id: 'drains-left-streams',
  says: 'reads streams to their end upstream when nobody reads them any more',
  seen: [field('ggml-org/llama.cpp#24496'), field('bman654/clodex#170'), field('BerriAI/litellm#13774')],
  kills: ['cancellation.midway', 'cancellation.before-the-first-word', 'cancellation.before-the-headers'],
  bend: staying(wantsStream),
};

const drainsResponses: Fault = {
  id: 'drains-left-responses',
  says: 'reads streamed responses to their end upstream when nobody reads them any more',
  seen: [field('BerriAI/litellm#13774')],
  kills: ['cancellation.midway'],
  bend: {
    forward: (request, send) => send(request, isFor(request, '/responses') ? new AbortController().signal : undefined),
  },
};

const noticesByWriting: Fault = {
  id: 'notices-by-writing-alone',
  says: 'notices that a client has left when it writes to it, and so not while the model is silent',
  seen: [field('ROCm/ATOM#1441')],
  kills: ['cancellation.before-the-first-word', 'cancellation.before-the-headers', 'cancellation.not-streamed'],
  bend: staying(says('delay=')),
};

const drainsWholeAnswers: Fault = {
  id: 'drains-left-answers',
  says: 'waits for answers that are not streamed when their clients have left',
  seen: [field('BerriAI/litellm#37140')],
  kills: ['cancellation.not-streamed'],
  bend: staying((request) => !wantsStream(request)),
};

const takesItsTime: Fault = {
  id: 'closes-after-two-seconds',
  says: 'closes requests upstream two seconds after their clients have left',
  seen: [field('BerriAI/litellm#17364')],
  kills: ['cancellation.promptly'],
  bend: staying(() => true, 2000),
};

const asksAgain = (which: (request: Received) => boolean, after: number): Bend => ({
  forward: (request, send, left) => {
    if (isChat(request) && which(request)) {
      left.addEventListener('abort', () => {
        if (departed(request)) void pause(after).then(() => send(request, AbortSignal.timeout(2000)).catch(() => {}));
      });
    }
    return send(request);
  },
});

/** Every response is closed at last; these are not, before their client leaves them. */
const departed = (request: Received): boolean => String(request.body).includes('word120');

const retriesForNobody: Fault = {
  id: 'retries-for-nobody',
  says: 'takes the leaving of a client for a failure of the provider, and asks again',
  seen: [field('QuantumNous/new-api#4184'), field('awsl-project/maxx#833')],
  kills: ['cancellation.no-retry'],
  bend: asksAgain(() => true, 0),
};

const retriesWholeAnswers: Fault = {
  id: 'retries-answers-for-nobody',
  says: 'asks again, after a pause, for an answer that is not streamed and whose client has left',
  seen: [field('QuantumNous/new-api#4184')],
  kills: ['cancellation.no-retry'],
  bend: asksAgain((request) => !wantsStream(request), 200),
};

let departures = 0;

const sharesOneFate: Fault = {
  id: 'shares-one-fate',
  says: 'closes the connection that several streams share when one client leaves',
  seen: [field('mostlygeek/llama-swap#981')],
  kills: ['cancellation.others-stay'],
  bend: {
    stream: async function* (frames) {
      const before = departures;
      let whole = false;
      try {
        for await (const frame of frames) {
          if (departures > before) throw new Cut('reset');
          whole ||= isDone(frame);
          yield frame;
        }
      } finally {
        if (!whole) departures++;
      }
    },
  },
};

let left = 0;

const remembersDepartures: Fault = {
  id: 'fails-after-departures',
  says: 'answers the next request with 500 when a client has left',
  seen: [field('ggml-org/llama.cpp#24496')],
  kills: ['cancellation.next-is-answered'],
  bend: {
    forward: (request, send, leaving) => {
      if (departed(request)) leaving.addEventListener('abort', () => left++);
      return send(request);
    },
    answer: (request) =>
      left > 0 && isChat(request) && !says('word1')(request)
        ? { status: 500, body: errorBody('aborted', { type: 'server_error' }) }
        : null,
  },
};

export const cancellationFaults: readonly Fault[] = [
  drainsStreams,
  drainsResponses,
  noticesByWriting,
  drainsWholeAnswers,
  takesItsTime,
  retriesForNobody,
  retriesWholeAnswers,
  sharesOneFate,
  remembersDepartures,
];
