import { field, sdk } from '../../../spec/sources.ts';
import { type Bend, eachFrame, frameOf, isChat, type Received, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf, type Picks } from '../../refusals.ts';
import { type Break, chunkLike, done, finishes, whereItBreaks } from './breaks.ts';

const swallowed = [field('mozilla-ai/any-llm#847'), field('preloop/preloop#117')] as const;
const failedStream: Picks = ({ status }, request) => status >= 500 && isChat(request) && wantsStream(request);
const asStream = { 'content-type': 'text/event-stream' };

const swallowsBreaks: Fault = {
  id: 'swallows-breaks',
  says: 'ends a stream in good order when it broke off upstream',
  seen: swallowed,
  kills: ['stream-honesty.cut-is-no-success'],
  bend: whereItBreaks(async function* () {}),
};

const sealsBreaks: Fault = {
  id: 'seals-breaks',
  says: 'sends [DONE] where a stream broke off',
  seen: swallowed,
  kills: ['stream-honesty.cut-is-no-success'],
  bend: whereItBreaks(async function* () {
    yield done;
  }),
};

const finishesBreaks: Fault = {
  id: 'finishes-breaks',
  says: 'sends finish_reason "stop" and [DONE] where a stream broke off',
  seen: swallowed,
  kills: ['stream-honesty.cut-is-no-success'],
  bend: whereItBreaks(async function* ({ seen }) {
    if (!seen.some(finishes)) yield chunkLike(seen, { finish_reason: 'stop' });
    yield done;
  }),
};

/** The gateway behind tells all breaks alike; a worse one would know these by HTTP. */
const endsInOrder = (request: Received): boolean => String(request.body).includes('stop=');

/** Says that an answer ended for a reason where it broke off, and passes other breaks on. */
const finishingAs = (reason: string, which: (broken: Break) => boolean): Bend =>
  whereItBreaks(async function* (broken) {
    if (!which(broken)) return yield* broken.passOn();
    yield chunkLike(broken.seen, { finish_reason: reason });
    yield done;
  });

const finishesWhatEndsEarly: Fault = {
  id: 'finishes-what-ends-early',
  says: 'sends finish_reason "stop" and [DONE] where the provider ended a stream too early',
  seen: swallowed,
  kills: ['stream-honesty.no-invented-end'],
  bend: finishingAs('stop', ({ request }) => endsInOrder(request)),
};

const callsItLength: Fault = {
  id: 'calls-a-break-length',
  says: 'sends finish_reason "length" and [DONE] where the provider ended a stream too early',
  seen: swallowed,
  kills: ['stream-honesty.no-invented-end'],
  bend: finishingAs('length', ({ request }) => endsInOrder(request)),
};

const finishesLateBreaks: Fault = {
  id: 'finishes-late-breaks',
  says: 'sends finish_reason "stop" and [DONE] where a stream broke off after five words, and tells earlier breaks',
  seen: swallowed,
  kills: ['stream-honesty.cut-is-no-success'],
  bend: finishingAs('stop', ({ seen }) => seen.length >= 6),
};

const swallowsHalfEvents: Fault = {
  id: 'swallows-half-events',
  says: 'ends a stream in good order when it broke off within an event, and leaves that out',
  seen: swallowed,
  kills: ['stream-honesty.cut-is-no-success'],
  bend: whereItBreaks(async function* ({ request, passOn }) {
    if (!String(request.body).includes('.5')) yield* passOn();
  }),
};

const emptyStreamForBreaks: Fault = {
  id: 'empty-stream-for-breaks',
  says: 'answers 200 with an empty stream when the provider broke off before its first event',
  seen: [field('preloop/preloop#121'), field('Portkey-AI/gateway#1047')],
  kills: ['stream-honesty.cut-is-no-success', 'stream-honesty.first-error-is-told'],
  bend: inPlaceOf(failedStream, { status: 200, headers: asStream, body: '' }),
};

const doneForBreaks: Fault = {
  id: 'done-for-breaks',
  says: 'answers 200 with [DONE] alone when the provider broke off before its first event',
  seen: [field('vllm-project/vllm#40986')],
  kills: ['stream-honesty.cut-is-no-success', 'stream-honesty.first-error-is-told'],
  bend: inPlaceOf(failedStream, { status: 200, headers: asStream, body: done }),
};

const saysSorryForBreaks: Fault = {
  id: 'says-sorry-for-breaks',
  says: 'answers with words of its own, as if of the model, when the provider broke off before its first event',
  seen: [field('BaseIntelligence/bounty-challenge#16336')],
  kills: ['stream-honesty.cut-is-no-success', 'stream-honesty.first-error-is-told'],
  bend: inPlaceOf(failedStream, {
    status: 200,
    headers: asStream,
    body: [
      chunkLike([], { delta: { role: 'assistant', content: 'Sorry, something went wrong.' } }),
      chunkLike([], { finish_reason: 'stop' }),
      done,
    ].join(''),
  }),
};

const never = (): Promise<never> => new Promise(() => {});

const hangsAfterBreaks: Fault = {
  id: 'hangs-after-breaks',
  says: 'leaves the client waiting when a stream broke off upstream',
  seen: [field('Portkey-AI/gateway#1072')],
  kills: ['stream-honesty.ends-with-its-source'],
  bend: whereItBreaks(async function* () {
    yield await never();
  }),
};

const waitsForTheSentinel: Fault = {
  id: 'waits-for-the-sentinel',
  says: 'leaves the client waiting when a stream ended after its finish_reason, without [DONE]',
  seen: [field('diegosouzapw/OmniRoute#6777')],
  kills: ['stream-honesty.ends-with-its-source'],
  bend: whereItBreaks(async function* ({ seen, passOn }) {
    if (seen.some(finishes)) yield await never();
    yield* passOn();
  }),
};

const keepsWordsUntilDone: Fault = {
  id: 'keeps-words-until-done',
  says: 'holds the last words back until [DONE] and forgets them when it does not come',
  seen: [field('codelibs/fess#3096')],
  kills: ['stream-honesty.whole-text-stays'],
  bend: {
    stream: async function* (frames) {
      const held: string[] = [];
      for await (const frame of frames) {
        if (frame.includes('"error"') && held.some(finishes)) return; // as if there had been nothing more
        held.push(frame);
        while (held.length > 4) yield held.shift() ?? '';
        if (/\[DONE\]|"error"/.test(frame)) yield* held.splice(0);
      }
    },
  },
};

const beginsAgain: Fault = {
  id: 'begins-again',
  says: 'asks again when a stream broke off, and sends the new answer after the beginning of the old',
  seen: [field('Growth-Circle/cadis#412'), field('zirkelc/ai-retry#51')],
  kills: ['stream-honesty.no-spliced-text'],
  bend: whereItBreaks(async function* ({ seen }) {
    yield* seen;
    yield chunkLike(seen, { finish_reason: 'stop' });
    yield done;
  }),
};

const tellsErrorsAsWords: Fault = {
  id: 'tells-errors-as-words',
  says: 'writes an error that the model tells in mid-stream into the answer as text',
  seen: [field('BaseIntelligence/bounty-challenge#16336')],
  kills: ['stream-honesty.error-event-arrives'],
  bend: whereItBreaks(async function* ({ seen }) {
    yield chunkLike(seen, { delta: { content: ' [error]' } });
    yield done;
  }),
};

const dropsErrorEvents: Fault = {
  id: 'drops-error-events',
  says: 'drops events without choices, those with an error among them',
  seen: [field('jgravelle/jmunch-mcp#5')],
  kills: ['stream-honesty.error-event-arrives'],
  bend: { stream: eachFrame((frame) => (frame.startsWith('data: {"error"') ? null : frame)) },
};

const emptiesErrorEvents: Fault = {
  id: 'empties-error-events',
  says: 'sends an error of the model through the encoder of chunks, which leaves an empty chunk',
  seen: [field('jgravelle/jmunch-mcp#5')],
  kills: ['stream-honesty.error-event-arrives'],
  bend: {
    stream: eachFrame((frame) => (frame.startsWith('data: {"error"') ? chunkLike([], {}) : frame)),
  },
};

const namesErrorsAlone: Fault = {
  id: 'names-errors-alone',
  says: 'sends an error of the model as an event of that name, without the key that SDKs look for',
  seen: [sdk('openai-python _streaming.py'), field('jgravelle/jmunch-mcp#5')],
  kills: ['stream-honesty.error-event-arrives'],
  bend: {
    stream: eachFrame((frame) =>
      frame.startsWith('data: {"error"') ? `event: error\n${frameOf({ message: 'It failed.' })}` : frame,
    ),
  },
};

const tellsErrorsInOneWord: Fault = {
  id: 'tells-errors-in-one-word',
  says: 'sends an error of the model as a text where the envelope belongs',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['stream-honesty.error-says-why'],
  bend: {
    stream: eachFrame((frame) => (frame.startsWith('data: {"error"') ? frameOf({ error: 'It failed.' }) : frame)),
  },
};

const staysOpenAfterErrors: Fault = {
  id: 'stays-open-after-errors',
  says: 'leaves the connection open after an error of the model',
  seen: [field('Portkey-AI/gateway#1072')],
  kills: ['stream-honesty.ends-with-its-source'],
  bend: {
    stream: async function* (frames) {
      for await (const frame of frames) {
        yield frame;
        if (frame.startsWith('data: {"error"')) await never();
      }
    },
  },
};

const finishesAfterErrors: Fault = {
  id: 'finishes-after-errors',
  says: 'sends finish_reason "stop" and [DONE] after an error',
  seen: [field('vllm-project/vllm#40986')],
  kills: ['stream-honesty.error-is-the-end'],
  bend: {
    stream: eachFrame((frame) =>
      frame.startsWith('data: {"error"') ? [frame, chunkLike([], { finish_reason: 'stop' }), done] : frame,
    ),
  },
};

export const cutFaults: readonly Fault[] = [
  swallowsBreaks,
  sealsBreaks,
  finishesBreaks,
  finishesWhatEndsEarly,
  callsItLength,
  finishesLateBreaks,
  swallowsHalfEvents,
  emptyStreamForBreaks,
  doneForBreaks,
  saysSorryForBreaks,
  hangsAfterBreaks,
  waitsForTheSentinel,
  keepsWordsUntilDone,
  beginsAgain,
];

export const errorEventFaults: readonly Fault[] = [
  tellsErrorsAsWords,
  dropsErrorEvents,
  emptiesErrorEvents,
  namesErrorsAlone,
  tellsErrorsInOneWord,
  staysOpenAfterErrors,
  finishesAfterErrors,
];
