import { field } from '../../../spec/sources.ts';
import { type Bend, isFor } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { chunkLike, done, whereItBreaks } from './breaks.ts';

const swallowed = [field('mozilla-ai/any-llm#847'), field('preloop/preloop#121')] as const;

/** Goes on in its own way where a streamed completion broke off or told of an error. */
function whereCompletionsBreak(go: Parameters<typeof whereItBreaks>[0]): Bend {
  const { stream } = whereItBreaks(go);
  return {
    stream: (frames, request) => (isFor(request, '/completions') ? (stream?.(frames, request) ?? frames) : frames),
  };
}

export const completionBreakFaults: readonly Fault[] = [
  {
    id: 'ends-broken-completions',
    says: 'ends a streamed completion in good order when it broke off',
    seen: swallowed,
    kills: ['stream-honesty.cut-is-no-success', 'stream-honesty.error-event-arrives'],
    bend: whereCompletionsBreak(async function* () {
      yield done;
    }),
  },
  {
    id: 'finishes-broken-completions',
    says: 'sends finish_reason "stop" where the provider ended a streamed completion too early',
    seen: swallowed,
    kills: ['stream-honesty.no-invented-end'],
    bend: whereCompletionsBreak(async function* ({ seen, request, passOn }) {
      if (!String(request.body).includes('stop=')) return yield* passOn();
      yield chunkLike(seen, { text: '', finish_reason: 'stop' });
      yield done;
    }),
  },
  {
    id: 'leaves-broken-completions-open',
    says: 'neither goes on with a streamed completion nor ends it when it broke off',
    seen: swallowed,
    kills: ['stream-honesty.ends-with-its-source'],
    bend: whereCompletionsBreak(async function* () {
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    }),
  },
];
