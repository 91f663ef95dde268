import { field, rfc, sdk } from '../../../spec/sources.ts';
import type { Answer, Bend, Received, Send } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { toldOf, toldStatus } from '../error-mapping/told.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a request again, so many times at most, while its answer is one of those. */
const again =
  (times: number, meant: (answer: Answer, request: Received) => boolean, waitMs = 0) =>
  async (request: Received, send: Send): Promise<Answer> => {
    let answer = await send(request);
    for (let tried = 0; tried < times && toldOf(request) !== null && meant(answer, request); tried++) {
      for await (const _ of answer.body); // read, so that its connection is free
      await pause(waitMs);
      answer = await send(request);
    }
    return answer;
  };

/** Notices that its client has left while an attempt is under way, and not in the pause before the next. */
const tryingOn = (times: number, waitMs: number): Bend => ({
  forward: (request, send, left) =>
    again(
      times,
      ({ status }) => status >= 500,
      waitMs,
    )(request, (one) => {
      const own = new AbortController(); // of one attempt: who had left before it began is not noticed
      left.addEventListener('abort', () => own.abort());
      return send(one, own.signal);
    }),
});

export const attemptFaults: readonly Fault[] = [
  {
    id: 'tries-twenty-times',
    says: 'tries twenty times when the provider fails',
    seen: [field('awsl-project/maxx#833'), field('HKUDS/nanobot#2760')],
    kills: ['resilience.bounded-attempts'],
    bend: { forward: again(20, ({ status }) => status >= 500) },
  },
  {
    id: 'multiplies-its-attempts',
    says: 'retries in two layers, twelve times in all, when it is limited',
    seen: [field('HKUDS/nanobot#2760')],
    kills: ['resilience.bounded-attempts'],
    bend: { forward: again(11, ({ status }) => status === 429, 20) },
  },
  {
    id: 'connects-without-end',
    says: 'tries ten more times when the connection breaks before an answer',
    seen: [field('awsl-project/maxx#833')],
    kills: ['resilience.bounded-attempts'],
    bend: { forward: again(10, ({ status }, request) => status >= 500 && toldOf(request)?.get('cut') === 'headers') },
  },
  {
    id: 'retries-refusals',
    says: 'sends again what the provider refused as faulty',
    seen: [field('awsl-project/maxx#833')],
    kills: ['resilience.final-errors'],
    bend: { forward: again(2, ({ status }) => status >= 400) },
  },
  {
    id: 'retries-unprocessable',
    says: 'sends once more what the provider could not process',
    seen: [sdk('openai-node src/client.ts, shouldRetry')],
    kills: ['resilience.final-errors'],
    bend: { forward: again(1, (_, request) => toldStatus(request) === 422) },
  },
  {
    id: 'retries-into-the-limit',
    says: 'tries again at once whatever Retry-After says',
    seen: [rfc('9110 §10.2.3')],
    kills: ['resilience.heeds-retry-after', 'resilience.spares-the-limit'],
    bend: { forward: again(2, ({ status }) => status === 429, 100) },
  },
  {
    id: 'asks-twice-to-be-quick',
    says: 'asks a second time when the first answer takes a second, and takes whichever comes first',
    seen: [field('pleaseai/shunt#122')],
    kills: ['resilience.one-at-a-time'],
    bend: {
      forward: async (request, send) => {
        const first = send(request);
        const early = await Promise.race([first, pause(1000)]);
        return early ?? Promise.race([first, send(request)]);
      },
    },
  },
  {
    id: 'tries-on-after-a-pause',
    says: 'gives up what is under way when its client leaves, and tries on when it was pausing',
    seen: [field('awsl-project/maxx#833')],
    kills: ['resilience.none-after-leaving'],
    bend: tryingOn(4, 700),
  },
  {
    id: 'tries-on-slowly',
    says: 'gives up what is under way when its client leaves, and tries on every second when it was pausing',
    seen: [field('awsl-project/maxx#833')],
    kills: ['resilience.none-after-leaving'],
    bend: tryingOn(3, 1000),
  },
  {
    id: 'tries-on-for-nobody',
    says: 'goes on trying when its client has left',
    seen: [field('awsl-project/maxx#833')],
    kills: ['resilience.none-after-leaving'],
    bend: {
      forward: (request, send) => {
        const { signal } = new AbortController(); // of nobody: it never aborts
        return again(4, ({ status }) => status >= 500, 100)(request, (one) => send(one, signal));
      },
    },
  },
];
