import { field } from '../../../spec/sources.ts';
import type { Bend, JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { responseEventOf, responseFrameOf } from '../../responses-bend.ts';

const swallowed = [field('mozilla-ai/any-llm#847'), field('preloop/preloop#121')] as const;

/** Goes on in its own way where a streamed response broke off or told of an error, knowing its first event. */
const whereResponsesBreak = (go: (first: JsonObject) => AsyncIterable<string>): Bend => ({
  stream: async function* (frames, request) {
    if (request.path !== '/responses') return yield* frames;
    let first: JsonObject = {};
    try {
      for await (const frame of frames) {
        const event = responseEventOf(frame);
        if (event?.['type'] === 'error') return yield* go(first);
        if (event?.['type'] === 'response.created') first = event;
        yield frame;
      }
    } catch {
      yield* go(first);
    }
  },
});

export const responseBreakFaults: readonly Fault[] = [
  {
    id: 'completes-broken-responses',
    says: 'sends response.completed where a streamed response broke off',
    seen: swallowed,
    kills: ['stream-honesty.responses-never-completed'],
    bend: whereResponsesBreak(async function* (first) {
      const response = { ...(first['response'] as JsonObject), status: 'completed' };
      yield responseFrameOf({ type: 'response.completed', response, sequence_number: 100 });
    }),
  },
  {
    id: 'leaves-broken-responses-open',
    says: 'neither goes on with a streamed response nor ends it when it broke off',
    seen: swallowed,
    kills: ['stream-honesty.responses-never-completed'],
    bend: whereResponsesBreak(async function* () {
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    }),
  },
  {
    id: 'ends-broken-responses',
    says: 'ends a streamed response in good order, without a word, when it broke off',
    seen: swallowed,
    kills: ['stream-honesty.responses-failure-is-told'],
    bend: whereResponsesBreak(async function* () {}),
  },
];
