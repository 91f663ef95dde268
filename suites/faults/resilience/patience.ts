import { field, rfc } from '../../../spec/sources.ts';
import { type Answer, answerOf, type Received, type Reply, type Send } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';
import { ownError, toldOf } from '../error-mapping/told.ts';

const timeout = Symbol('timeout');

const after = (ms: number): Promise<typeof timeout> => new Promise((resolve) => setTimeout(resolve, ms, timeout));

/** Gives up after so long without headers, or without the next bytes; `otherwise` is said, or the stream just ends. */
const impatient =
  (ms: number, otherwise: Reply, picks = (_: Received): boolean => true) =>
  async (request: Received, send: Send): Promise<Answer> => {
    if (toldOf(request) === null || !picks(request)) return send(request);
    const sending = send(request);
    sending.catch(() => {}); // it is given up, so nobody hears of its end
    const answer = await Promise.race([sending, after(ms)]);
    return answer === timeout ? answerOf(otherwise) : { ...answer, body: untilSilence(answer.body, ms) };
  };

async function* untilSilence(body: AsyncIterable<Uint8Array>, ms: number): AsyncIterable<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  for (;;) {
    const next = parts.next();
    next.catch(() => {});
    const part = await Promise.race([next, after(ms)]);
    if (part === timeout || part.done === true) return;
    yield part.value;
  }
}

const gone: Reply = { status: 504, body: ownError('The provider did not answer in time.') };
const hangs = (request: Received): boolean => toldOf(request)?.has('hang') === true;
const streams = (request: Received): boolean => toldOf(request)?.has('gap') === true;

const silent = (id: string, says: string, reply: Reply): Fault => ({
  id,
  says,
  seen: [field('theopenco/llmgateway#1578'), rfc('9110 §15.6.5')],
  kills: ['resilience.timeout-status'],
  bend: { forward: impatient(600, reply, hangs) },
});

/** Sends an event of its own whenever a stream has been silent for a second. */
const filling = (id: string, says: string, event: string): Fault => ({
  id,
  says,
  seen: [field('openclaw/openclaw#52679'), field('mnfst/llm-gateway#2053')],
  kills: ['resilience.silence-without-events'],
  bend: {
    forward: async (request, send) => {
      const answer = await send(request);
      return streams(request) ? { ...answer, body: filled(answer.body, event) } : answer;
    },
  },
});

async function* filled(body: AsyncIterable<Uint8Array>, event: string): AsyncIterable<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  for (let next = parts.next(); ; ) {
    const part = await Promise.race([next, after(1000)]);
    if (part === timeout) yield Buffer.from(event);
    else if (part.done === true) return;
    else {
      yield part.value;
      next = parts.next();
    }
  }
}

export const patienceFaults: readonly Fault[] = [
  {
    id: 'gives-up-after-two-seconds',
    says: 'gives a provider two seconds to begin its answer',
    seen: [field('Augustas11/macprovider#818')],
    kills: ['resilience.slow-is-alive'],
    bend: { forward: impatient(2000, gone) },
  },
  {
    id: 'cuts-silent-streams',
    says: 'ends a stream that falls silent for five seconds',
    seen: [field('kortix-ai/suna#3696')],
    kills: ['resilience.slow-is-alive'],
    bend: { forward: impatient(5000, gone, streams) },
  },
  filling('pings-in-data', 'sends events that only say ping while a stream is silent', 'data: {"type":"ping"}\n\n'),
  filling('pings-with-nothing', 'sends events of no data while a stream is silent', 'data: \n\n'),
  silent('says-nothing-with-200-for-silence', 'answers 200 without a body when the provider is silent', { body: '' }),
  silent('blames-the-caller-for-silence', 'answers 400 when the provider is silent', {
    status: 400,
    body: errorBody('The request timed out.'),
  }),
  silent('shows-a-page-for-silence', 'shows a page when the provider is silent', {
    status: 504,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>504 Gateway Time-out</h1></body></html>',
  }),
  {
    id: 'silence-is-500',
    says: 'answers 500 when the provider is silent',
    seen: [field('theopenco/llmgateway#1578')],
    kills: ['resilience.timeout-is-504'],
    bend: { forward: impatient(600, { status: 500, body: ownError('Something failed.') }, hangs) },
  },
];
